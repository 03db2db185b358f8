"""Finds the papers: every module of reports/papers/ that has a SPEC is one; nobody keeps a list."""

import unicodedata
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from reports import papers
from reports.spec import PaperSpec
from sonduong.kit.errors import NotVisible


@lru_cache(maxsize=1)
def all_papers() -> dict[str, PaperSpec]:
    """Every paper by its code, numbered forms first. ValueError when two claim one code."""
    found: dict[str, PaperSpec] = {}
    for info in iter_modules(papers.__path__):
        if info.name.startswith("_"):
            continue
        spec: PaperSpec = import_module(f"{papers.__name__}.{info.name}").SPEC
        if spec.code in found:
            raise ValueError(f"two papers claim the code {spec.code}")
        found[spec.code] = spec
    return {spec.code: spec for spec in sorted(found.values(), key=_place)}


def _place(spec: PaperSpec) -> tuple[bool, str]:
    return (not spec.code[0].isdigit(), spec.code)


def paper(code: str) -> PaperSpec:
    """The paper with this code; NotVisible where there is none."""
    try:
        return all_papers()[unicodedata.normalize("NFC", code)]
    except KeyError as missing:
        raise NotVisible from missing
