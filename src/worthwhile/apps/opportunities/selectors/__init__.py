"""Reading: what is kept, and the market's own tables and index."""
