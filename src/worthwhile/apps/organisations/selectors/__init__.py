"""What is known. Each question takes the organisation, or the person, first."""
