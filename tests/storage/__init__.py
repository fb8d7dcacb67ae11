"""What is kept: one suite of promises for every store, and what befalls databases and keys."""
