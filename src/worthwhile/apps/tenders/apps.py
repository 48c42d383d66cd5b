"""Registers tenders with Django."""

from django.apps import AppConfig


class TendersConfig(AppConfig):
    name = "worthwhile.apps.tenders"
    label = "tenders"
    verbose_name = "Tenders"

    def ready(self) -> None:
        """Say why an organisation that took part in a tender cannot be closed; else erase the keys of what it wrote."""
        from worthwhile.apps.organisations.services.close_organisation import organisation_closing
        from worthwhile.apps.tenders.services.bid_drafts.forget_keys import forget_keys
        from worthwhile.apps.tenders.services.kept_for_others import refuse_to_close

        organisation_closing.connect(refuse_to_close, dispatch_uid="tenders")
        organisation_closing.connect(forget_keys, dispatch_uid="keys of bids being written")
