"""What the demonstration holds, and where a reader of a page stands in it."""
