"""A page in the browser: several rooms and people, and a clock that can be pushed."""
