"""Building the store: every process compiled and its rows written, in parallel; a day folded in; one on demand."""
