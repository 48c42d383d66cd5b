"""The pages of an answer to a buyer's question: what each asks, and the places of the answer that it changes."""
