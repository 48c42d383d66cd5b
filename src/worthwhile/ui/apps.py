"""Registers the design system's templates, tags and static files with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "worthwhile.ui"
    label = "ui"
