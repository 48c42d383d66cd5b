"""The app's place in Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "worthwhile.apps.accounts"
    verbose_name = "Accounts"
