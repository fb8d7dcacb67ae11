"""Who might sit well together: circles of three to six from those who ask for one. Pure, and the same every time."""
