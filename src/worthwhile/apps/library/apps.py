"""Registers the library with Django."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "worthwhile.apps.library"
    label = "library"
    verbose_name = "Library"

    def ready(self) -> None:
        from worthwhile.apps.library.services.offers import end_waiting_offers
        from worthwhile.apps.organisations.services.close_organisation import organisation_closing

        organisation_closing.connect(end_waiting_offers, dispatch_uid="library")
