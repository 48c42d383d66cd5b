"""Registers the HTTP API with Django, for its page."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "worthwhile.api"
    label = "api"
    verbose_name = "HTTP API"
