"""PostgreSQL and an S3 server of one's own, as the environment of an installation names them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.contract import local_s3
from tests.web import postgres

ARE_HERE = postgres.IS_HERE and local_s3.WEED is not None
ARE_MISSING = "PostgreSQL or an S3 server is not on this machine"


@contextlib.contextmanager
def elsewhere(folder: Path) -> Iterator[Callable[[str], dict[str, str]]]:
    """Each call gives an empty database and the bucket of this name."""
    with postgres.postgres() as database, local_s3.served(folder / "s3") as endpoint:
        settings = folder / "elsewhere.toml"
        settings.write_text(f'[vault]\nendpoint = "{endpoint}"\n')
        yield lambda bucket: {
            "REJOINDER_DATABASE": database(),
            "REJOINDER_VAULT": f"s3://{bucket}/workspace",
            "REJOINDER_SETTINGS": str(settings),
            "AWS_ACCESS_KEY_ID": local_s3.KEY,
            "AWS_SECRET_ACCESS_KEY": local_s3.SECRET,
        }
