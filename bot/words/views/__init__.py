"""What somebody sees who asks to: private pages, which change nothing."""
