from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# An insert is checked too: INSERT OR REPLACE would otherwise remove a row without a DELETE that a trigger sees.
SQLITE = [
    """CREATE TRIGGER accounts_auditentry_no_update BEFORE UPDATE ON accounts_auditentry
    BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END""",
    """CREATE TRIGGER accounts_auditentry_no_delete BEFORE DELETE ON accounts_auditentry
    BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END""",
    """CREATE TRIGGER accounts_auditentry_in_turn BEFORE INSERT ON accounts_auditentry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM accounts_auditentry)
        OR NEW.previous_hash <> coalesce(
            (SELECT own_hash FROM accounts_auditentry ORDER BY number DESC LIMIT 1), printf('%064d', 0))
        OR EXISTS (SELECT 1 FROM accounts_auditentry WHERE own_hash = NEW.own_hash)
    BEGIN SELECT RAISE(ABORT, 'an entry of the audit log must follow the last one'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION accounts_auditentry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the audit log can only be added to' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE FUNCTION accounts_auditentry_check() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM accounts_auditentry)
            OR NEW.previous_hash <> coalesce(
                (SELECT own_hash FROM accounts_auditentry ORDER BY number DESC LIMIT 1), repeat('0', 64))
        THEN RAISE EXCEPTION 'an entry of the audit log must follow the last one'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER accounts_auditentry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_auditentry_refuse()""",
    """CREATE TRIGGER accounts_auditentry_in_turn BEFORE INSERT ON accounts_auditentry
    FOR EACH ROW EXECUTE FUNCTION accounts_auditentry_check()""",
]
NO_MORE_SQLITE = [f"DROP TRIGGER accounts_auditentry_{name}" for name in ("no_update", "no_delete", "in_turn")]
NO_MORE_POSTGRESQL = [
    *(f"DROP TRIGGER accounts_auditentry_{name} ON accounts_auditentry" for name in ("no_change", "in_turn")),
    *(f"DROP FUNCTION accounts_auditentry_{name}()" for name in ("refuse", "check")),
]


def protect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have the database itself refuse to change, remove or reorder entries."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unprotect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": NO_MORE_SQLITE, "postgresql": NO_MORE_POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.BigIntegerField(null=True)),
                ("organisation", models.BigIntegerField(db_index=True, null=True)),
                ("act", models.CharField(max_length=60)),
                ("object_kind", models.CharField(max_length=60)),
                ("object_id", models.CharField(max_length=64)),
                ("content_hash", models.CharField(max_length=64)),
                ("previous_hash", models.CharField(max_length=64, unique=True)),
                ("own_hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.RunPython(protect, unprotect),
    ]
