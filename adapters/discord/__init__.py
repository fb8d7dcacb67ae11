"""Circles in a Discord server: a translator between interactions and requests, messages and components."""
