"""Everything that the server encrypts is encrypted anew under a new key, however often the command is cut short."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.apps import apps

from rejoinder.adapters.storage.secret_store import FERNET_PURPOSE, SecretIsLost, SecretStore, _derived
from rejoinder.db import reencryption
from rejoinder.db.models import Call, Channel, Token, Webhook
from rejoinder.db.reencryption import COLUMNS, ReencryptedColumn, reencrypt
from rejoinder.server import installation
from rejoinder.server import reencrypt as command
from tests.web.cast import NOW, Cast

OLD, NEW = SecretStore("old"), SecretStore("new", ["old"])
SECRET = "tgram://secret — слово"
ALONE = SecretStore("new")
"""What is left once earlier keys are dropped."""


def by_fernet(secret: str) -> str:
    """As a release before encrypted it under the old key."""
    import base64

    return Fernet(base64.urlsafe_b64encode(_derived(FERNET_PURPOSE, "old"))).encrypt(secret.encode()).decode()


@pytest.fixture
def token(cast: Cast) -> Token:
    return Token.objects.create(
        user=cast.alba, organisation=cast.house, name="x", digest="d", made_at=NOW, expires_at=NOW
    )


@pytest.fixture
def secrets(cast: Cast, token: Token) -> None:
    """One of everything that is encrypted, by the old key, by an older release and not at all."""
    Channel.objects.create(user=cast.alba, name="a", kind="tgram", locked=OLD.lock(SECRET), added_at=NOW)
    Channel.objects.create(user=cast.alba, name="b", kind="tgram", locked=by_fernet(SECRET), added_at=NOW)
    Webhook.objects.create(organisation=cast.house, url="https://x.example", locked=OLD.lock(SECRET), made_at=NOW)
    Call.objects.create(token=token, key="kept", digest="d", made_at=NOW, body=OLD.lock(SECRET).encode())
    Call.objects.create(token=token, key="running", digest="d", made_at=NOW)
    Authenticator.objects.create(user=cast.alba, type="totp", data={"secret": OLD.lock(SECRET)})
    Authenticator.objects.create(user=cast.alba, type="recovery_codes", data={"seed": OLD.lock(SECRET), "used_mask": 5})
    Authenticator.objects.create(user=cast.bruno, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    migrated = [OLD.lock("11111111"), OLD.lock("22222222")]
    Authenticator.objects.create(user=cast.bruno, type="recovery_codes", data={"migrated_codes": migrated})


def decrypted_secrets(store: SecretStore) -> list[str]:
    """Every secret of the database in plain. Raises: SecretIsLost."""
    kept = [each.locked for each in (*Channel.objects.all(), *Webhook.objects.all())]
    kept += [bytes(each.body).decode() for each in Call.objects.exclude(body=None)]
    for each in Authenticator.objects.order_by("pk"):
        kept += each.data.get("migrated_codes", []) + [
            each.data[name] for name in ("secret", "seed") if name in each.data
        ]
    return [store.unlock(each) for each in kept]


PLAIN = [SECRET] * 6 + ["JBSWY3DPEHPK3PXP", "11111111", "22222222"]


def test_everything_opens_with_the_new_key_alone_afterwards_and_says_the_same(secrets: None) -> None:
    figures = reencrypt(NEW)
    assert figures == {
        "channels": ReencryptedColumn(renewed=2),
        "webhooks": ReencryptedColumn(renewed=1),
        "calls": ReencryptedColumn(renewed=1),
        "second-factors": ReencryptedColumn(renewed=4),
    }
    assert decrypted_secrets(ALONE) == PLAIN
    assert Authenticator.objects.get(data__used_mask=5).data.keys() == {"seed", "used_mask"}


def test_a_second_run_changes_nothing(secrets: None) -> None:
    reencrypt(NEW)
    before = [(each.pk, each.locked) for each in Channel.objects.all()]
    assert {name: (each.renewed, each.current) for name, each in reencrypt(NEW).items()} == {
        "channels": (0, 2),
        "webhooks": (0, 1),
        "calls": (0, 1),
        "second-factors": (0, 4),
    }
    assert [(each.pk, each.locked) for each in Channel.objects.all()] == before


@pytest.mark.parametrize("rows", range(1, 9))
def test_whatever_moment_it_is_cut_short_at_all_opens_and_another_run_ends_it(
    secrets: None, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cut(SecretStore):
        """Encrypts so many secrets, then the power goes."""

        left = rows

        def lock(self, secret: str) -> str:
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
            return super().lock(secret)

    monkeypatch.setattr(reencryption, "BATCH", 1)
    with pytest.raises(KeyboardInterrupt):
        reencrypt(Cut("new", ["old"]))
    assert sorted(NEW.unlock(each.locked) for each in Channel.objects.all()) == [SECRET] * 2
    reencrypt(NEW)
    assert decrypted_secrets(ALONE) == PLAIN


def test_what_opens_with_no_key_is_counted_and_left_as_it_is(secrets: None) -> None:
    lost = Channel.objects.all()[0]
    lost.locked = SecretStore("another").lock(SECRET)
    lost.save()
    figures = reencrypt(NEW)
    assert figures["channels"] == ReencryptedColumn(renewed=1, lost=1)
    assert Channel.objects.get(pk=lost.pk).locked == lost.locked


def test_every_column_that_holds_something_encrypted_is_among_them() -> None:
    """A new use of the secret store must be added: the modules that lock are those that were looked at."""
    source = Path(installation.__file__).parents[1]
    lock = "secret_store.lock("
    using = {file.relative_to(source).as_posix() for file in source.rglob("*.py") if lock in file.read_text("utf-8")}
    assert using == {"db/idempotency.py", "db/notice_choice.py", "db/webhook.py", "web/second_factor.py"}
    for each in COLUMNS.values():
        assert apps.get_model(each.model)._meta.get_field(each.column)


# the command


@pytest.fixture
def run(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.setenv(installation.SECRET, str(tmp_path / "keys"))

    def with_words(*words: str, language: str = "en") -> int:
        parser = argparse.ArgumentParser()
        command.arguments(parser, language)
        return command.run(parser.parse_args(words), language)

    return with_words


def store() -> SecretStore:
    return SecretStore(installation.secret(), installation.earlier_secrets())


def test_a_new_key_stands_first_and_is_read_by_its_owner_alone(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = installation.secret()
    assert run("--new-key") == 0
    assert (installation.earlier_secrets(), installation.secret() != before) == ([before], True)
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob("*key*")] == ["keys"]
    assert "Restart every server" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"), [("en", "stays in the file"), ("zh", "仍保留"), ("ru", "остаётся 1 прежний ключ")]
)
def test_the_steps_lead_to_one_key_that_opens_everything(
    run: Callable[..., int], cast: Cast, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    Channel.objects.create(user=cast.alba, name="a", kind="x", locked=store().lock(SECRET), added_at=NOW)
    run("--new-key")
    assert run(language=language) == 0
    assert words in capsys.readouterr().out
    assert run("--drop-earlier-keys") == 0
    assert installation.earlier_secrets() == []
    assert store().unlock(Channel.objects.get().locked) == SECRET


def test_keys_stay_while_a_server_still_writes_with_an_earlier_one(
    run: Callable[..., int], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--new-key")
    earlier = SecretStore(installation.earlier_secrets()[0])
    once = reencrypt

    def meanwhile(used: Any) -> Any:
        """A server with the earlier key adds a way of notices after each pass."""
        figures = once(used)
        Channel.objects.create(user=cast.alba, name="a", kind="x", locked=earlier.lock(SECRET), added_at=NOW)
        return figures

    monkeypatch.setattr(reencryption, "reencrypt", meanwhile)
    with pytest.raises(command.EarlierKeyIsInUse):
        run("--drop-earlier-keys")
    assert len(installation.earlier_secrets()) == 1


def test_a_secret_that_is_lost_ends_the_command_with_one(
    run: Callable[..., int], cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    Channel.objects.create(user=cast.alba, name="a", kind="x", locked=OLD.lock(SECRET), added_at=NOW)
    assert run() == 1
    assert "1 secret opens with no key" in capsys.readouterr().out
    with pytest.raises(SecretIsLost):
        store().unlock(Channel.objects.get().locked)
