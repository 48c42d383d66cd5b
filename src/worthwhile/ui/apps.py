"""Registers the design system's templates, tags and static files with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "worthwhile.ui"
    label = "ui"

    def ready(self) -> None:
        from worthwhile.ui.addresses import register_key_converter  # Django's addresses need the apps to be ready

        register_key_converter()
