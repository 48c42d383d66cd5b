"""What changes an organisation. Each is one transaction."""
