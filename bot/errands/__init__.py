"""What needs more than a circle and one move; run by the shell."""
