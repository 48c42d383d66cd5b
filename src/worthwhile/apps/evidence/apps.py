"""Registers evidence with Django."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "worthwhile.apps.evidence"
    label = "evidence"
    verbose_name = "Evidence"

    def ready(self) -> None:
        from worthwhile.apps.accounts.services.close_account import account_closing
        from worthwhile.apps.evidence.services.erase_with_organisation import erase_with_organisation
        from worthwhile.apps.evidence.services.leave_nobody_asking import leave_nobody_asking
        from worthwhile.apps.organisations.services.close_organisation import organisation_closing

        # After organisations, which stands before it in the settings, has ended the memberships.
        account_closing.connect(leave_nobody_asking, dispatch_uid="evidence")
        organisation_closing.connect(erase_with_organisation, dispatch_uid="evidence")
