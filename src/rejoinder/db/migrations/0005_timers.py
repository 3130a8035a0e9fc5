"""Timers, workers, notices and the ways they go."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rejoinder.db.notification


class Migration(migrations.Migration):
    dependencies = [
        ("db", "0004_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mailbox", models.CharField(max_length=300, unique=True)),
                ("validity", models.BigIntegerField(default=0)),
                ("uid", models.BigIntegerField(default=0)),
                ("read_at", models.DateTimeField(null=True)),
                ("left_count", models.PositiveIntegerField(default=0)),
                ("trouble", models.JSONField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NoticeChoice",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="notice_choice",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("quiet_from", models.TimeField(null=True)),
                ("quiet_until", models.TimeField(null=True)),
                ("urgent_breaks", models.BooleanField(default=False)),
                ("digest_at", models.TimeField(default=datetime.time(8, 0))),
                ("ways", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="Reminding",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reminding",
                        serialize=False,
                        to="db.organisation",
                    ),
                ),
                ("leads", models.JSONField(default=rejoinder.db.notification.usual_leads)),
                ("escalate_hours", models.PositiveIntegerField(default=24)),
                ("hosts", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64, unique=True)),
                ("machine", models.CharField(max_length=200)),
                ("process", models.BigIntegerField()),
                ("beat_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=16)),
                ("locked", models.TextField()),
                ("added_at", models.DateTimeField()),
                ("state", models.CharField(default="untried", max_length=8)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channels",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=16)),
                ("urgent", models.BooleanField(default=False)),
                ("says", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("missed", models.BooleanField(default=False)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="db.case"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="db.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("due_at", models.DateTimeField()),
                ("batch", models.CharField(blank=True, max_length=64)),
                ("over_at", models.DateTimeField(null=True)),
                ("why", models.JSONField(null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="db.channel"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="db.notice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Timer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=16)),
                ("due_at", models.DateTimeField()),
                ("about", models.CharField(blank=True, max_length=64)),
                ("says", models.JSONField(default=dict)),
                ("state", models.CharField(default="waiting", max_length=9)),
                ("asks", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField(null=True)),
                ("over_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="timers", to="db.case"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["user", "-made_at"], name="notice_list"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["user", "read_at"], name="notice_unread"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("user", "key"), name="one_notice_a_key"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("notice", "channel"), name="one_delivery_a_way"),
        ),
        migrations.AddIndex(
            model_name="timer",
            index=models.Index(fields=["state", "due_at"], name="timer_due"),
        ),
        migrations.AddIndex(
            model_name="timer",
            index=models.Index(fields=["case", "state"], name="timer_of_case"),
        ),
    ]
