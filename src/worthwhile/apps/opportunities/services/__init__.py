"""Writing: everything that changes something."""
