"""The indexes of complainants and agents hold who acts with them, so that both figures are counted in their order."""

from __future__ import annotations

from django.db import migrations, models

COUNTED = ("status", "opened_at", "listing_count")


class Migration(migrations.Migration):
    """Two indexes replaced."""

    dependencies = [("db", "0014_line_kind")]
    operations = [
        migrations.RemoveIndex("Card", "card_complainant"),
        migrations.RemoveIndex("Card", "card_agent"),
        migrations.AddIndex(
            "Card",
            models.Index(
                fields=["organisation", "complainant_key", "agent_key", *COUNTED, "complainant"],
                name="card_complainant",
            ),
        ),
        migrations.AddIndex(
            "Card",
            models.Index(fields=["organisation", "agent_key", "complainant_key", *COUNTED, "agent"], name="card_agent"),
        ),
    ]
