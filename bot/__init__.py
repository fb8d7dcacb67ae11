"""The circle itself: its rules and its words. No platform, no database, no web server and no clock in here."""
