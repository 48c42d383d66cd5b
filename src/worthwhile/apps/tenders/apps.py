"""Registers tenders with Django."""

from django.apps import AppConfig


class TendersConfig(AppConfig):
    name = "worthwhile.apps.tenders"
    label = "tenders"
    verbose_name = "Tenders"

    def ready(self) -> None:
        """Say why an organisation that took part in a tender cannot be closed."""
        from worthwhile.apps.organisations.services.close_organisation import organisation_closing
        from worthwhile.apps.tenders.services.kept_for_others import refuse_to_close

        organisation_closing.connect(refuse_to_close, dispatch_uid="tenders")
