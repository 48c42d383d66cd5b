"""Registers opportunities with Django."""

from django.apps import AppConfig


class OpportunitiesConfig(AppConfig):
    name = "worthwhile.apps.opportunities"
    label = "opportunities"
    verbose_name = "Opportunities"

    def ready(self) -> None:
        from worthwhile.apps.accounts.services.close_account import account_closing
        from worthwhile.apps.opportunities.services.digest_let_go import send_nothing_more

        account_closing.connect(send_nothing_more, dispatch_uid="opportunities")
