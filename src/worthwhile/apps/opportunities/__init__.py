"""Finding contracts that fit: search, match, what is expiring, and how open a market is."""
