"""Reading: how a tender stands, for whom, and what its log says."""
