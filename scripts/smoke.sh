#!/bin/sh
# Does the main job once on this machine (macOS, Linux) and says what works; changes nothing but the environment in .venv.
set -eu
cd "$(dirname "$0")/.."
scripts/uv sync --locked --quiet
scripts/uv run --no-sync rejoinder doctor
exec scripts/uv run --no-sync python scripts/smoke.py
