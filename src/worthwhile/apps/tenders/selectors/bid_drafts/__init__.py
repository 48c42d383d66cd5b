"""Reading a bid that is being written, and what it can be written from."""
