"""What no module, script or template may do: run words as code, make objects of strangers' bytes, weaken a check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rejoinder"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
OF_OUR_OWN = {"text/shipped_form.py", "adapters/storage/build_cache.py"}
"""Read with `marshal` what the program wrote itself, of texts that ship."""
COMPILED = {"adapters/storage/compiled_methods.py"}
"""Compiles, in the place of attrs, the methods that it wrote for our classes."""
CHANCE = {"server/demo/files.py"}
"""Pictures of the demonstration, the same each time. Learned models and pictures use numpy's."""
CRYPTOGRAPHY = {"cryptography", "hmac", "pyrage", "rfc3161_client", "ssl"}
MADE_OF_TEXT = {"django.template.Template", "Engine.from_string", "engine.from_string", "mark_safe", "RawSQL"}
UNSAFE_SCRIPT = re.compile(
    r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|postMessage|__proto__"
    r"|addEventListener\(\"message\"|srcdoc"
)
UNSAFE_TEMPLATE = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off|javascript:")


def said_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def faults(path: Path) -> Iterator[str]:
    """Unsafe calls of a module, each with its line."""
    tree = ast.parse(path.read_text("utf-8"))
    imports_of_modules = {
        name
        for node in ast.walk(tree)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    for name in imports_of_modules & {"pickle", "shelve", "dill", "jsonpickle"}:
        yield f"imports {name}"
    if "marshal" in imports_of_modules and said_of(path) not in OF_OUR_OWN:
        yield "imports marshal"
    if "random" in imports_of_modules and said_of(path) not in CHANCE:
        yield "imports random"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found = set(call_faults(node)) - ({"compile"} if said_of(path) in COMPILED else set())
            yield from (f"line {node.lineno}: {fault}" for fault in sorted(found))
        if isinstance(node, ast.Attribute) and node.attr in ("CERT_NONE", "_create_unverified_context"):
            yield f"line {node.lineno}: {node.attr}"


def call_faults(call: ast.Call) -> Iterator[str]:
    """What is unsafe about one call."""
    name = ast.unparse(call.func)
    named = {each.arg: ast.unparse(each.value) for each in call.keywords}
    if name in ("eval", "exec", "compile", "__import__"):
        yield name
    if name in ("os.popen", "subprocess.getoutput") or named.get("shell") == "True":
        yield f"{name} by a shell"
    if name == "os.system" and ast.unparse(call.args[0]) != "''":
        yield "os.system"
    if name in ("yaml.load", "yaml.unsafe_load", "yaml.full_load") and "SafeLoader" not in named.get("Loader", ""):
        yield name
    if name in ("hashlib.md5", "hashlib.sha1") and named.get("usedforsecurity") != "False":
        yield name
    if named.get("verify") == "False" or named.get("check_hostname") == "False":
        yield f"{name} without a check"
    if name in MADE_OF_TEXT and not is_constant(call):
        yield f"{name} of something made"


def is_constant(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Constant)


@pytest.mark.parametrize("path", [SOURCE / each for each in ("web", "api", "db", "server", "adapters", "usecases")])
def test_no_module_runs_words_or_weakens_a_check(path: Path) -> None:
    found = [f"{said_of(each)}: {fault}" for each in MODULES if each.is_relative_to(path) for fault in faults(each)]
    allowed = [fault for fault in found if re.match(r"db/search\.py: line \d+: RawSQL", fault)]
    assert [fault for fault in found if fault not in allowed] == []
    assert len(allowed) <= 1  # the words of a search are parameters of it: test_web_search.py


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("eval(x)", "eval"),
        ("subprocess.run(x, shell=True)", "subprocess.run by a shell"),
        ("yaml.load(x, Loader=yaml.Loader)", "yaml.load"),
        ("hashlib.sha1(x)", "hashlib.sha1"),
        ("mark_safe(x)", "mark_safe of something made"),
        ("get(x, verify=False)", "get without a check"),
    ],
)
def test_such_a_call_is_found(code: str, fault: str) -> None:
    call = ast.parse(code).body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert list(call_faults(call.value)) == [fault]


def test_no_script_of_a_page_makes_code_or_markup_of_words() -> None:
    scripts = [path for path in (SOURCE / "web" / "static").rglob("*.js") if path.name != "htmx.min.js"]
    assert scripts
    found = [(path.name, match[0]) for path in scripts for match in UNSAFE_SCRIPT.finditer(path.read_text("utf-8"))]
    assert found == []


def test_no_template_of_a_page_leaves_words_unescaped() -> None:
    pages = list((SOURCE / "web" / "templates").rglob("*.html"))
    assert len(pages) > 50
    found = [(path.name, match[0]) for path in pages for match in UNSAFE_TEMPLATE.finditer(path.read_text("utf-8"))]
    assert found == []


def test_no_form_takes_fields_by_itself() -> None:
    """A form names each field that it takes: what else is sent is not looked at."""
    taken = re.compile(r"ModelForm|__all__\"|\*\*request\.")
    found = [said_of(path) for path in MODULES if taken.search(path.read_text("utf-8"))]
    assert [each for each in found if each.startswith(("web/", "api/"))] == []


def test_every_module_that_uses_cryptography_is_in_the_inventory() -> None:
    page = (ROOT / "docs" / "reference" / "security-rules.md").read_text("utf-8")
    used = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            if any(name.partition(".")[0] in CRYPTOGRAPHY for name in names):
                used.add(said_of(path))
    assert used
    assert sorted(each for each in used if f"`{each}`" not in page) == []
