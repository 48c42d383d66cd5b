"""Registers impact cases with Django."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "worthwhile.apps.impact"
    label = "impact"
    verbose_name = "Impact cases"
