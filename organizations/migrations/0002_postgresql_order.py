"""On PostgreSQL: name keys sort byte by byte as on SQLite, and search finds parts of words by trigrams."""

from django.db import migrations

SEARCHED = ("person", "unit", "partyorganization", "leadershipcollective", "appointment")


def to_bytes_and_trigrams(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(
        'ALTER TABLE organizations_person ALTER COLUMN name_key TYPE varchar(300) COLLATE "C"'
    )
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for table in SEARCHED:
        schema_editor.execute(
            f"CREATE INDEX {table}_search_trigrams ON organizations_{table} USING gin (search_key gin_trgm_ops)"
        )


def back(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in SEARCHED:
        schema_editor.execute(f"DROP INDEX IF EXISTS {table}_search_trigrams")


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_register")]
    operations = [migrations.RunPython(to_bytes_and_trigrams, back)]
