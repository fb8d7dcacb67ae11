"""What a refusal sounds like: what is so, and what one can do next. A file for each of `bot.refusals`."""
