"""Clocks and calendars: zones, rhythms, days off, typed dates, calendar files."""
