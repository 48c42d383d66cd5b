from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from worthwhile.apps.tenders.models.only_added_to import guards

# What is only ever added to: by no administrator and no program can a row be changed or taken away.
TABLES = ("logline", "receivedbid", "openedbid", "interestdeclared")

REFUSE = """CREATE FUNCTION tenders_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is kept of tenders can only be added to' USING ERRCODE = 'integrity_constraint_violation';
END $$"""
# INSERT OR REPLACE would otherwise take a row away without a DELETE that a trigger sees.
IN_TURN_SQLITE = """CREATE TRIGGER tenders_logline_in_turn BEFORE INSERT ON tenders_logline
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM tenders_logline WHERE tender_id = NEW.tender_id)
    OR EXISTS (SELECT 1 FROM tenders_logline WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an entry of the log must follow the last one'); END"""
IN_TURN_POSTGRESQL = [
    """CREATE FUNCTION tenders_logline_check() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM tenders_logline WHERE tender_id = NEW.tender_id)
        THEN RAISE EXCEPTION 'an entry of the log must follow the last one'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER tenders_logline_in_turn BEFORE INSERT ON tenders_logline
    FOR EACH ROW EXECUTE FUNCTION tenders_logline_check()""",
]


PROTECT_TABLES, UNPROTECT_TABLES = guards(*TABLES)


def protect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have the database itself refuse to change or remove what is only added to."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(REFUSE, params=None)
    PROTECT_TABLES(apps, schema_editor)
    for statement in [IN_TURN_SQLITE] if is_sqlite else IN_TURN_POSTGRESQL:
        schema_editor.execute(statement, params=None)


def unprotect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the refusals away again."""
    if schema_editor.connection.vendor == "sqlite":
        statements = ["DROP TRIGGER tenders_logline_in_turn"]
    else:
        statements = [
            "DROP TRIGGER tenders_logline_in_turn ON tenders_logline",
            "DROP FUNCTION tenders_logline_check()",
            "DROP FUNCTION tenders_refuse()",
        ]
    UNPROTECT_TABLES(apps, schema_editor)
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("tenders", "0001_initial")]

    operations = [migrations.RunPython(protect, unprotect)]
