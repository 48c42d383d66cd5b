import django.db.models.deletion
from django.db import migrations, models

from worthwhile.apps.tenders.models.only_added_to import guards

protect, unprotect = guards("committed")


class Migration(migrations.Migration):
    """What the log has salted commitments of, kept beside it."""

    dependencies = [
        ("tenders", "0011_why_a_price_is_asked_about"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("commitment", models.CharField(max_length=64)),
                ("salt", models.CharField(max_length=64)),
                ("content", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "tender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="committed", to="tenders.tender"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("commitment",), name="committed_once")],
            },
        ),
        migrations.RunPython(protect, unprotect),
    ]
