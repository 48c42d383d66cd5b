"""The Django project: settings, addresses and the ways in for servers and operators."""
