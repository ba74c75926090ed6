"""The tab “Periksa”: the gate's findings and names as cards, what is missing, and handing a story in."""
