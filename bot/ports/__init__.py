"""The only holes in the wall: what the core asks of storage, platforms, the alarm and the clock."""
