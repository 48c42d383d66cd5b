"""Pure domain: plain functions over frozen values, without files, network, clock or logging."""
