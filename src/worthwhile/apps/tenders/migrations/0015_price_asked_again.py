"""Why a price that was decided on is asked about again, and what is new."""

from django.db import migrations, models

from worthwhile.apps.tenders.models.only_added_to import guards

_protect, _unprotect = guards("pricequestion")


class Migration(migrations.Migration):
    dependencies = [("tenders", "0014_bid_partners")]

    operations = [
        # SQLite makes the table anew for a column, and its guard would be gone.
        migrations.RunPython(_unprotect, _protect),
        migrations.AddField(
            model_name="pricequestion",
            name="why_again",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="pricequestion",
            name="new_facts",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(_protect, _unprotect),
    ]
