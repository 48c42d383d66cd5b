"""Writing: everything that changes something about a tender."""
