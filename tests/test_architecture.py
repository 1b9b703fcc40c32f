"""Rules about where things live, kept by tests."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

from handlers.texts.refusals import WORDS
from ledger import refusals

ROOT = Path(__file__).parent.parent
HAN = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
ROOMS = ("bot", "handlers", "ledger", "policy_kb")


def modules(*rooms):
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def test_chinese_lives_in_texts():
    """Docstrings and comments may name a term (台账); string literals in logic may not."""
    for path in modules(*ROOMS):
        if "texts" in path.parts or path.stem == "texts":
            continue
        tree = ast.parse(path.read_text())
        docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docs
            ):
                assert not HAN.search(node.value), f"{path}:{node.lineno} {node.value!r}"


def test_every_module_says_in_one_sentence_what_it_is():
    for path in modules(*ROOMS):
        source = path.read_text()
        if source.strip():
            assert ast.get_docstring(ast.parse(source)), path


def test_every_refusal_has_words():
    leaves = {c for c in vars(refusals).values() if isinstance(c, type)} - {refusals.Refusal}
    assert leaves <= set(WORDS)


def test_nobody_but_the_clock_asks_what_time_it_is():
    """Found by name: `now()`, `today()` and `time()` of the standard library."""
    for path in modules(*ROOMS):
        if path == ROOT / "bot" / "clock.py" or "bench" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                said = f"{node.value.id}.{node.attr}"
                assert said not in {"datetime.now", "date.today", "time.time"}, path


def test_no_drawer_without_a_label():
    forbidden = {"utils", "helpers", "common", "manager", "base"}
    allowed = {ROOT / "policy_kb" / "base.py"}  # the policy base itself
    for path in modules(*ROOMS, "data", "tests"):
        assert path in allowed or not {path.stem, path.parent.name} & forbidden, path


def imports(path):
    """Every module of ours that the one at `path` asks for, at its head or within."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_two_modules_need_each_other():
    """Also not by way of others, or by an import that waits within a function."""
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in modules(*ROOMS, "data")
    }
    needs = {name: names.keys() & set(imports(path)) for name, path in names.items()}
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the circle
