"""Registers evidence with Django."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "worthwhile.apps.evidence"
    label = "evidence"
    verbose_name = "Evidence"
