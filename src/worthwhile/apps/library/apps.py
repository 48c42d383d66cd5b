"""Registers the library with Django."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "worthwhile.apps.library"
    label = "library"
    verbose_name = "Library"
