"""Speed and memory, each as a ratio against a baseline that was measured in the same run."""
