"""What people and the clock do to a circle: each move returns the new circle and what happened, or raises a refusal."""
