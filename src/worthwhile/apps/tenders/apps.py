"""Registers tenders with Django."""

from django.apps import AppConfig


class TendersConfig(AppConfig):
    name = "worthwhile.apps.tenders"
    label = "tenders"
    verbose_name = "Tenders"
