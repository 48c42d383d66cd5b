"""Library: the value bank, measures and methods as pages, and values of an organisation's own."""
