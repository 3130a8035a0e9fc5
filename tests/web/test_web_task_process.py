"""The process that does tasks, as the server starts it, on an installation of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.unit.papers.hostile import NOTICE, many_parts
from tests.web.installation import ROOT, installation

SCRIPT = """
import json, sys
from pathlib import Path
from rejoinder.server.start import prepare_application
prepare_application()
from rejoinder.db.services import services
from rejoinder.db.intake import StoredComplaint
from rejoinder.db.models import Organisation, User
from rejoinder.db.task import open_elsewhere
from rejoinder.domain.errors import RejoinderError
from rejoinder.server.task_error import for_requests
from rejoinder.server.task_pool import TaskPool
import attrs
pool = TaskPool()
at = attrs.evolve(services(), elsewhere=for_requests(pool.do))
house = Organisation.objects.create(name="Sandpiper Prints")
alba = User.objects.create(email="alba@example.org", name="Alba")
said = []
for name in sys.argv[1:]:
    try:
        said.append(open_elsewhere(at, house, StoredComplaint(complaint=Path(name)), alba).head_n)
    except RejoinderError as error:
        said.append(error.code())
pool.close()
print(json.dumps(said))
"""


def test_a_complaint_is_opened_apart_and_one_that_cannot_be_is_refused_in_words(tmp_path: Path) -> None:
    notice, parts = tmp_path / "complaint.txt", tmp_path / "complaint.eml"
    notice.write_bytes(NOTICE)
    parts.write_bytes(many_parts())
    command = [sys.executable, "-c", SCRIPT, str(notice), str(parts), str(notice)]
    own = installation(tmp_path)
    seen = subprocess.run(command, env=own.environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(seen.stdout.splitlines()[-1]) == [2, "complaint-is-nested-too-deeply", 2]
