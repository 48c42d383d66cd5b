"""Answers to buyers' questions as their pages show them."""
