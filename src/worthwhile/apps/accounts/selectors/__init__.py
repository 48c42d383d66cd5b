"""Questions about people and about what was done."""
