"""Registers organisations with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "worthwhile.apps.organisations"
    label = "organisations"
    verbose_name = "Organisations"

    def ready(self) -> None:
        from worthwhile.apps.accounts.services.close_account import account_closing
        from worthwhile.apps.organisations.services.let_go import let_go

        account_closing.connect(let_go, dispatch_uid="organisations")
