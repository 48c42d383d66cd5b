"""The invented tenders of the demonstration, made by the acts that make real ones."""
