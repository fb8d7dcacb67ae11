"""Translators between one platform each and the core. They hold no rule about circles."""
