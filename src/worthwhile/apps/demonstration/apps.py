"""Registers the demonstration with Django."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "worthwhile.apps.demonstration"
    label = "demonstration"
    verbose_name = "Demonstration"
