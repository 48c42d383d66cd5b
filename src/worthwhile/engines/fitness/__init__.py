"""Is a tender fit for purpose for a small provider? Facts in, checks FIT-01 to FIT-52 out."""
