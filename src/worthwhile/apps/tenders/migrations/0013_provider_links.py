"""Providers that are considered read their letters by a link that they were sent. Ties by name alone end here."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from worthwhile.apps.tenders.models.only_added_to import guards

_protect, _unprotect = guards("contender")


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_largest_contract"),
        ("tenders", "0012_committed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite makes the table anew for a column less, and its guard would be gone.
        migrations.RunPython(_unprotect, _protect),
        migrations.RemoveField(model_name="contender", name="organisation"),
        migrations.RunPython(_protect, _unprotect),
        migrations.CreateModel(
            name="ProviderLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("followed_at", models.DateTimeField(null=True)),
                (
                    "contender",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="link", to="tenders.contender"
                    ),
                ),
                (
                    "followed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
    ]
