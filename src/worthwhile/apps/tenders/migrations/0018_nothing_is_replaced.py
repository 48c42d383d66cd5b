"""INSERT OR REPLACE changes no row either, in every table that is only added to."""

from __future__ import annotations

from django.db import migrations

from worthwhile.apps.tenders.models.only_added_to import replace_guards

protect, unprotect = replace_guards(
    "agreedscore", "awardmade", "bidsetaside", "committed", "contender", "contractrecorded", "enveloperecord",
    "envelopefile", "givenscore", "interestdeclared", "judgedcondition", "keepingdecided", "keptnotice", "logline",
    "lookedthrough", "notcountedtold", "openedbid", "openedprice", "outcomekept", "outcometold", "pricedecided",
    "priceexplained", "pricequestion", "proposal", "proposalreturned", "receivedbid", "recusal", "representation",
    "representationdecided", "routedecided", "settingasidedecided", "standbackasked", "standbackdecided",
    "supplierchoice", "unreadabledecided",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("tenders", "0017_second_thoughts")]

    operations = [migrations.RunPython(protect, unprotect)]
