"""The forms with which a bid is written."""
