"""One router an area of work, thin, over its selectors and services."""
