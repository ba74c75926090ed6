"""The tab “Keterangan”: small forms for what stands in the head of a story, each of which may be left for later."""
