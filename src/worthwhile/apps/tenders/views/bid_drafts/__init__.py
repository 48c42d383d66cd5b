"""The pages on which a bid is written."""
