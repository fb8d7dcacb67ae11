"""What happenings sound like: who is told what, in whose language. A file for each of `bot.happenings`."""
