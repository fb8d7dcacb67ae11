"""The playground, from the JSON of one button to a conversation in a real Chromium."""
