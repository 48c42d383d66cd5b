"""Writing a bid with others, and handing it in."""
