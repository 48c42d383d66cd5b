"""Questions of the market, one a module."""
