"""What changes about people, and the record of what was done."""
