"""What happened, in the past tense: facts that moves return beside the new circle. `telling` gives them words."""
