"""Backups: a library and a desk in one file, sealed under a passphrase where that is wished, and back again."""
