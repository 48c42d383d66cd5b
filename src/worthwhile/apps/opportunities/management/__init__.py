"""Ways in for operators."""
