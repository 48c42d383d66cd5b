"""What makes, enters and erases the demonstration."""
