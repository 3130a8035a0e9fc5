"""What lies in the vault for nobody any more."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('db', '0002_search'),
    ]

    operations = [
        migrations.CreateModel(
            name='Leftover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('kind', models.CharField(max_length=8)),
                ('since_at', models.DateTimeField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='leftovers', to='db.case')),
            ],
            options={
                'indexes': [models.Index(fields=['erased_at', 'kind', 'since_at'], name='leftover_due')],
            },
        ),
    ]
