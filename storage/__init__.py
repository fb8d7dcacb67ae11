"""What is kept, and how: sealed documents with a few routing rows beside them."""
