"""On PostgreSQL: the frozen names of cases sort byte by byte as on SQLite."""

from django.db import migrations


def to_bytes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE evaluations_evaluation ALTER COLUMN name_key TYPE varchar(300) COLLATE "C"'
        )


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0007_participants")]
    operations = [migrations.RunPython(to_bytes, migrations.RunPython.noop)]
