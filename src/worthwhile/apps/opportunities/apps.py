"""Registers opportunities with Django."""

from django.apps import AppConfig


class OpportunitiesConfig(AppConfig):
    name = "worthwhile.apps.opportunities"
    label = "opportunities"
    verbose_name = "Opportunities"
