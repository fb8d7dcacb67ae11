"""What people read: phrases, cards, views, and what happenings and refusals sound like, in two languages."""
