"""Impact cases in the browser: start one, value it, see the working, take the report away."""
