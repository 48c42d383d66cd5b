"""Registers evidence with Django."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "worthwhile.apps.evidence"
    label = "evidence"
    verbose_name = "Evidence"

    def ready(self) -> None:
        from worthwhile.apps.accounts.services.close_account import account_closing
        from worthwhile.apps.evidence.services.leave_nobody_asking import leave_nobody_asking

        # After organisations, which stands before it in the settings, has ended the memberships.
        account_closing.connect(leave_nobody_asking, dispatch_uid="evidence")
