"""The shell of the window: what every page stands in and leans on."""
