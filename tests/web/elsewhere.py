"""PostgreSQL and an S3 server of one's own, as the environment of an installation names them."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from tests.web import postgres


def _local_s3() -> ModuleType:
    path = Path(__file__).parents[1] / "contract" / "local_s3.py"
    found = importlib.util.spec_from_file_location("local_s3", path)
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


local_s3 = _local_s3()
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
