"""A package, so that `tests` always means these and never a stray folder of some installed library."""
