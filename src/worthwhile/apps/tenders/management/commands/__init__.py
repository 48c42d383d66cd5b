"""Commands of tenders."""
