"""Lines found by their house and by who wrote them."""

import json
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def found(apps: Any, schema_editor: Any) -> None:
    """Say of older lines whose they are."""
    from rejoinder.domain.outbox import address_in

    lines = apps.get_model("db", "Line").objects
    for line in lines.filter(organisation=None).select_related("case").iterator():
        address = address_in(json.loads(line.text)["by"])[:254]
        lines.filter(pk=line.pk).update(organisation_id=line.case.organisation_id, address=address)


class Migration(migrations.Migration):
    dependencies = [("db", "0007_accuser_index")]

    operations = [
        migrations.AddField(
            model_name="line",
            name="address",
            field=models.CharField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name="line",
            name="organisation",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="db.organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["organisation", "id"], name="line_house"),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["organisation", "address", "id"], name="line_person"),
        ),
        migrations.RunPython(found, migrations.RunPython.noop),
    ]
