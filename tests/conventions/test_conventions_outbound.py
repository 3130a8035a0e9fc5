"""Nothing leaves the machine: no connection, no name looked up and no trace on the disk, of any process."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.contract.local_port import free_port, wait_until_open
from tests.conventions.outbound import COMMAND, PATIENCE_SECONDS, ROOT, Machine, can_trace
from tests.web.installation import SCRIPT

SAMPLE = ROOT / "examples" / "night-herons"
MODEL = """
import sys
{first}
import onnxruntime, rapidocr
from pathlib import Path
model = next(Path(rapidocr.__file__).parent.rglob("*cls*.onnx"))
onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
"""
needs_strace = pytest.mark.skipif(not can_trace(), reason="strace is not on this machine, or may not trace")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (1000, 400), "white")
    drawn, font = ImageDraw.Draw(picture), ImageFont.load_default(32)
    for line in range(5):
        drawn.text((40, 40 + 60 * line), f"Commercial invoice QT-230519, line {line}", fill="black", font=font)
    picture.save(tmp_path / "scan.png")
    return tmp_path / "scan.png"


@pytest.mark.parametrize(("first", "left"), [("", ["tmp/.ses"]), ("import rejoinder", [])])
def test_a_model_leaves_a_device_id_unless_this_program_is_imported_first(
    machine: Machine, first: str, left: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MODEL.format(first=first)], env=machine.environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert machine.left() == left


def test_a_setting_of_the_user_s_does_not_switch_it_on() -> None:
    said = "import os, rejoinder; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    asked = {**os.environ, "ORT_DISABLE_TELEMETRY": "0"}
    assert subprocess.check_output([sys.executable, "-c", said], env=asked) == b"1\n"


@needs_strace
@pytest.mark.parametrize(
    "words",
    [
        ("getent", "ahosts", "rejoinder.invalid"),
        (sys.executable, "-c", "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"),
        (sys.executable, "-c", "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 53))"),
    ],
)
def test_what_asks_is_heard(machine: Machine, words: tuple[str, ...]) -> None:
    machine.run(*words)
    assert machine.asked(loopback=True)


def test_what_asks_in_a_process_that_parted_is_heard_without_strace(machine: Machine) -> None:
    said = "import os, socket; os.fork() or socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", said], env=machine.environment, check=True)
    assert any("192.0.2.1" in line for line in machine.asked(loopback=True))


def test_an_answer_asks_nobody_and_leaves_nothing(machine: Machine, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(SAMPLE, case)
    done = machine.run(COMMAND, "answer", case)
    assert (done.returncode, done.stderr) == (0, "")
    assert (case / "answer").is_dir()
    assert (machine.asked(), machine.left()) == ([], [])


def test_a_scan_is_read_without_asking_anybody(machine: Machine, scan: Path) -> None:
    done = machine.run(COMMAND, "inspect", "--json", scan)
    assert done.returncode == 0, done.stderr
    assert any((machine.folder / "home" / ".cache").rglob("*.json")), "nothing was read from the picture"
    assert (machine.asked(), machine.left()) == ([], [])


def _told(machine: Machine, *lines: str) -> list[str]:
    """What `installation_process.py` answers; what it does itself is not part of what is looked at."""
    environment = {**machine.environment, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, str(SCRIPT)], input="\n".join(lines) + "\n", env=environment, capture_output=True, text=True,
        cwd=ROOT, timeout=PATIENCE_SECONDS, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in said.stdout.splitlines()]


@pytest.fixture
def server(machine: Machine) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    asked = machine.traced(COMMAND, "serve", "--port", str(port))
    started = subprocess.Popen(asked, env=machine.environment, cwd=machine.folder, stdout=subprocess.DEVNULL)
    try:
        wait_until_open(port, started)
        yield started, port
    finally:
        started.kill()
        started.wait()


def _end(started: subprocess.Popen[bytes]) -> int:
    """Ask the server itself to end, which may be a child of what traces it."""
    under = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    pid = int(under.read_text().split()[0]) if can_trace() else started.pid
    os.kill(pid, signal.SIGTERM)
    return started.wait(timeout=PATIENCE_SECONDS)


@pytest.mark.enable_socket
def test_the_workspace_judges_a_complaint_and_asks_nobody_but_itself(
    machine: Machine, server: tuple[subprocess.Popen[bytes], int], scan: Path
) -> None:
    spec = importlib.util.spec_from_file_location("client", ROOT / "docs" / "how-to" / "client.py")
    assert spec is not None
    assert spec.loader is not None
    client = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(client)
    started, port = server
    token = _told(machine, "lay 0", "token")[1]
    api = client.Rejoinder(f"http://127.0.0.1:{port}", token)
    files = [("complaint", SAMPLE / "complaint.eml"), ("evidence", scan)]
    case = json.loads(api.post("cases", *client.form(files)))["id"]
    assert client.judged(api, case)["best_route"]
    assert (_end(started), machine.was_traced()) == (0, True)
    assert (machine.asked(loopback=True), machine.left()) == ([], [])
