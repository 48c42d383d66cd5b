"""Areas of work, one Django app each, all the same shape and thin."""
