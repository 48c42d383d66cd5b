"""What pages show, in words."""
