# The commands of the project; `just` lists them.

default:
    @just --list

# Style, types, floors and tests
test *arguments:
    scripts/test {{arguments}}

# Before each commit: style, and the inside with the first of each test's parameters
quick *arguments:
    scripts/quick {{arguments}}

# Only the tests
unit *arguments:
    scripts/uv run pytest -q {{arguments}}

# Answer the sample case
sample language="en":
    scripts/uv run rejoinder answer examples/night-herons --language {{language}}

# Put the code into shape
tidy:
    scripts/uv run ruff check --fix .
    scripts/uv run ruff format .

# Measure what the README claims
bench:
    scripts/uv run python benchmarks/run.py

# Write the generated reference
reference:
    scripts/uv run python docs/reference/generate.py

# Build the documentation site strictly and serve it on this machine
docs port="8000":
    NO_MKDOCS_2_WARNING=1 scripts/uv run --group docs mkdocs serve --strict --dev-addr 127.0.0.1:{{port}}
