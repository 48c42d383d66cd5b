"""Registers impact cases with Django."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "worthwhile.apps.impact"
    label = "impact"
    verbose_name = "Impact cases"

    def ready(self) -> None:
        from worthwhile.apps.accounts.services.close_account import account_closing
        from worthwhile.apps.evidence.services.results_changed import results_changed
        from worthwhile.apps.impact.selectors.value_uses import does_any_case_use, list_use_of
        from worthwhile.apps.impact.services.follow_evidence import follow_results
        from worthwhile.apps.impact.services.leave_nothing_shared import leave_nothing_shared
        from worthwhile.apps.library.selectors.where_used import asked_where_used, asked_whether_used

        # After organisations, which stands before it in the settings, has ended the memberships.
        account_closing.connect(leave_nothing_shared, dispatch_uid="impact")
        results_changed.connect(follow_results, dispatch_uid="impact")
        asked_where_used.connect(list_use_of, dispatch_uid="impact")
        asked_whether_used.connect(does_any_case_use, dispatch_uid="impact")
