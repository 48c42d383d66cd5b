"""A buyer's own reason to ask about a price that no rule flagged."""

from django.db import migrations, models

from worthwhile.apps.tenders.models.only_added_to import guards

_protect, _unprotect = guards("pricequestion")


class Migration(migrations.Migration):
    dependencies = [("tenders", "0010_bid_drafts")]

    operations = [
        # SQLite makes the table anew for a column, and its guard would be gone.
        migrations.RunPython(_unprotect, _protect),
        migrations.AddField(
            model_name="pricequestion",
            name="why",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(_protect, _unprotect),
    ]
