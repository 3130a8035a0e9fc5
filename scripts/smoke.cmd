@echo off
rem Does the main job once on this machine (Windows) and says what works; changes nothing but the environment in .venv.
setlocal
cd /d "%~dp0.."
call scripts\uv.cmd sync --locked --quiet || exit /b 1
call scripts\uv.cmd run --no-sync rejoinder doctor || exit /b 1
call scripts\uv.cmd run --no-sync python scripts\smoke.py
exit /b %errorlevel%
