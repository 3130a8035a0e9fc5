"""PostgreSQL and an S3 server of one's own, as the environment of an installation names them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import attrs

from tests.contract import local_s3
from tests.web import postgres

ARE_HERE = postgres.IS_HERE and local_s3.WEED is not None
ARE_MISSING = "PostgreSQL or an S3 server is not on this machine"


@attrs.frozen
class Elsewhere:
    """Both servers, and a file of settings that names them."""

    database: postgres.PostgresServer
    s3: local_s3.S3Server
    settings: Path

    def __call__(self, bucket: str) -> dict[str, str]:
        """The environment of an empty database and the bucket of this name."""
        return {
            "REJOINDER_DATABASE": self.database(),
            "REJOINDER_VAULT": f"s3://{bucket}/workspace",
            "REJOINDER_SETTINGS": str(self.settings),
            "AWS_ACCESS_KEY_ID": local_s3.KEY,
            "AWS_SECRET_ACCESS_KEY": local_s3.SECRET,
        }


@contextlib.contextmanager
def elsewhere(folder: Path) -> Iterator[Elsewhere]:
    """Both servers, running."""
    with postgres.postgres() as database, local_s3.serving(folder / "s3") as s3:
        settings = folder / "elsewhere.toml"
        settings.write_text(f'[vault]\nendpoint = "{s3.endpoint}"\n')
        yield Elsewhere(database, s3, settings)
