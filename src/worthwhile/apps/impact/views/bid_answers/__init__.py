"""The pages of answers to buyers' questions."""
