"""What every refusal is."""


class Refusal(Exception):
    """A move that was not made. Nothing has changed. One with a `field` belongs at that field of a form."""
