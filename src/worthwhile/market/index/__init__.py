"""The search index: words, meaning and filters over every process."""
