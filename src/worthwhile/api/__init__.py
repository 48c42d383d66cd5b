"""The HTTP API: one router an area of work."""
