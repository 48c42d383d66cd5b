"""The rows that one compiled process gives to each table."""
