"""What follows from a circle as it is, from whose turn it is to whether it all fits. Nothing here changes anything."""
