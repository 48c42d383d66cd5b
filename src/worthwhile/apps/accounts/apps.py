"""The app's place in Django."""

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "worthwhile.apps.accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from worthwhile.apps.accounts.services.record_change import CHANGES, record_account_changed

        post_migrate.connect(make_cache_table, sender=self)
        for signal in CHANGES:
            signal.connect(record_account_changed, dispatch_uid="accounts")


def make_cache_table(*, using: str, **_: Any) -> None:
    """Make the table of the shared cache with the others, so that it is no step that could be forgotten."""
    call_command("createcachetable", database=using, verbosity=0)
