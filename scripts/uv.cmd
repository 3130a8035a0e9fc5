@echo off
rem Runs uv on Windows, and first installs it into .tools\ where the machine has none.
setlocal
set "here=%~dp0.."
where uv.exe >nul 2>nul
if errorlevel 1 goto own
uv.exe %*
exit /b %errorlevel%

:own
if exist "%here%\.tools\Scripts\uv.exe" goto run
echo Installing uv into .tools\ ... 1>&2
py -3 -m venv "%here%\.tools"
if errorlevel 1 exit /b 1
"%here%\.tools\Scripts\python.exe" -m pip install --quiet uv
if errorlevel 1 exit /b 1

:run
"%here%\.tools\Scripts\uv.exe" %*
exit /b %errorlevel%
