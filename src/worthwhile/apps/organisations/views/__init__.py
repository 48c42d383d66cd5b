"""One module a page, and who may open them."""
