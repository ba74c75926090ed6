"""The windows and the terminal: how a person meets the library."""
