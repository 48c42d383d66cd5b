"""Registers organisations with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "worthwhile.apps.organisations"
    label = "organisations"
    verbose_name = "Organisations"
