"""What a practice or a season file may say, how it is read, and what is wrong with it."""
