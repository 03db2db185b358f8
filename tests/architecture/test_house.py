"""What imports cannot show: small files, who writes, who knows HTTP, who moves a stage, clean templates."""

import ast
import functools
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSES = ("sonduong", "organizations", "evaluations", "reports")
MAX_LINES, MAX_TEST_LINES, MAX_FUNCTION = 300, 400, 40
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create",
    "set_password", "abulk_create", "acreate", "asave", "adelete",
}  # fmt: skip
HTTP = ("django.http", "django.shortcuts", "django.views", "django.contrib.messages")
# Beside views and urls, these are the doors: the frame of every page, the gate and the way a refusal is answered.
DOORS = {
    "sonduong/context.py",
    "sonduong/gate.py",
    "sonduong/kit/middleware.py",
    "sonduong/views.py",
    "sonduong/urls.py",
}
# Who writes without standing in a services room, and why.
WRITERS = {
    "sonduong/kit/audit.py",  # the tools' own tables: these two modules are their services
    "sonduong/kit/jobs.py",
    "organizations/permissions.py",  # projects dated roles on guardian's rows
    "organizations/models/people.py",  # Django asks a user model's manager to create users
    "sonduong/settings/__init__.py",  # `vars().update`: no table in sight
}
STAGE_MOVER = "evaluations/services/stages.py"


def _sources() -> list[str]:
    files = [
        path for house in HOUSES for path in (ROOT / house).rglob("*.py") if "migrations" not in path.parts
    ]
    return sorted(str(path.relative_to(ROOT)) for path in files)


SOURCES = _sources()
TESTS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("*.py"))
# Printed papers carry their own style sheet (WeasyPrint reads no link of ours); screens never do.
SCREENS = sorted(
    str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html") if "papers" not in path.parts
)


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@functools.cache
def tree(path: str) -> ast.Module:
    return ast.parse(text(path))


def nodes(path: str, *kinds: type) -> list:
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def offences(paths: list[str], find) -> dict[str, list]:
    """Path → what `find` saw there; empty when all is well, so that a failing test names every place at once."""
    return {path: found for path in paths if (found := find(path))}


def is_in(path: str, *rooms: str) -> bool:
    return bool({*Path(path).with_suffix("").parts} & set(rooms))


def test_files_stay_small():
    """Tests of one room may be a little longer: their names are the table of contents."""
    sources = {path: text(path).count("\n") for path in SOURCES}
    tests = {path: text(path).count("\n") for path in TESTS}

    assert {path: count for path, count in sources.items() if count > MAX_LINES} == {}
    assert {path: count for path, count in tests.items() if count > MAX_TEST_LINES} == {}


def test_functions_stay_small():
    """What a function does counts; a keyword-only signature and a docstring tell, they do not do."""

    def long(path):
        functions = [(f.name, _lines_of_body(f)) for f in nodes(path, ast.FunctionDef)]
        return [(name, lines) for name, lines in functions if lines > MAX_FUNCTION]

    assert offences(SOURCES, long) == {}


def _lines_of_body(function: ast.FunctionDef) -> int:
    doing = function.body[1:] if ast.get_docstring(function) else function.body
    if len(doing) == 1 and isinstance(doing[0], ast.Return):
        return 1  # one value: as long as its data
    return doing[-1].end_lineno - doing[0].lineno + 1 if doing else 0


def test_every_module_opens_with_a_sentence_on_what_it_is():
    assert [
        path for path in SOURCES + TESTS if text(path).strip() and not ast.get_docstring(tree(path))
    ] == []


def test_only_services_write_to_the_database():
    """Coarse on purpose: `dict.update` is caught too, and is better written `|=`."""

    def writes(path):
        calls = [call for call in nodes(path, ast.Call) if isinstance(call.func, ast.Attribute)]
        own = [call for call in calls if ast.unparse(call.func.value) != "super()"]  # keys derived on the way
        return [(call.func.attr, call.lineno) for call in own if call.func.attr in WRITES]

    inside = [path for path in SOURCES if not is_in(path, "services", "renderers") and path not in WRITERS]
    assert offences(inside, writes) == {}


def test_only_doors_know_http():
    def http(path):
        names = [node.module or "" for node in nodes(path, ast.ImportFrom)]
        names += [alias.name for node in nodes(path, ast.Import) for alias in node.names]
        return [name for name in names if name.startswith(HTTP)]

    inside = [
        path for path in SOURCES if not is_in(path, "views", "urls", "templatetags") and path not in DOORS
    ]
    assert offences(inside, http) == {}


def test_only_one_service_assigns_a_stage():
    def assigned(path):
        targets = [target for node in nodes(path, ast.Assign) for target in node.targets]
        targets += [node.target for node in nodes(path, ast.AugAssign, ast.AnnAssign)]
        return [t.lineno for t in targets if isinstance(t, ast.Attribute) and t.attr == "stage"]

    assert offences([path for path in SOURCES if path != STAGE_MOVER], assigned) == {}


def test_tasks_and_commands_hold_no_transaction_of_their_own():
    def atomic(path):
        return [node.lineno for node in nodes(path, ast.Attribute) if node.attr == "atomic"]

    assert offences([path for path in SOURCES if is_in(path, "tasks", "commands")], atomic) == {}


def test_nothing_is_swallowed_in_silence():
    def silent(path):
        broad = [
            h for h in nodes(path, ast.ExceptHandler) if _caught(h) in {"", "Exception", "BaseException"}
        ]
        return [h.lineno for h in broad if all(isinstance(step, ast.Pass) for step in h.body)]

    assert offences(SOURCES + TESTS, silent) == {}


def _caught(handler: ast.ExceptHandler) -> str:
    return ast.unparse(handler.type) if handler.type else ""


def test_templates_carry_no_inline_style_or_script():
    inline = re.compile(r"\sstyle=|<style|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:")

    assert offences(SCREENS, lambda path: inline.findall(text(path))) == {}


def test_tests_never_sleep_and_never_patch_our_own_functions():
    forbidden = {"time.sleep", "sleep", "mock.patch", "patch", "mocker.patch"}

    def wrong(path):
        return [name for call in nodes(path, ast.Call) if (name := ast.unparse(call.func)) in forbidden]

    assert offences(TESTS, wrong) == {}


def test_the_walk_finds_the_house():
    assert STAGE_MOVER in SOURCES
    assert set(SOURCES) >= DOORS | WRITERS
    assert SCREENS
