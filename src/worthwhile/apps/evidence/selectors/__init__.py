"""Questions to what is kept; each takes the organisation first."""
