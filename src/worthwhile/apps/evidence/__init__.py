"""Evidence: questionnaires before and after, and what they show."""
