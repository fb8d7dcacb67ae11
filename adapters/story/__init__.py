"""A conversation written down as a text file, played through the real bot: for the demo, the README and the tests."""
