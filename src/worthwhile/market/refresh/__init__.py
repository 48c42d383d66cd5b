"""A new state of the market made whole, tables and index, and swapped in at once."""
