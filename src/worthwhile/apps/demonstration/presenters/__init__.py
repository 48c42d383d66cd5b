"""What the demonstration and the guide say on a page."""
