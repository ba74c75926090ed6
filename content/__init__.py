"""The shipped library: practice stories, organisations, people and vocabulary, as data that travels with the program."""
