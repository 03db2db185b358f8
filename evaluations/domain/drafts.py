"""Two people at one form: whose words are kept, and where both must be shown.

A three-way comparison: what is stored, what the writer sends, and the fingerprint of what the writer had before the eyes.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

RATING = "rating"
SCORE, NOTE = "score:", "note:"
NOT_APPLICABLE = "x"


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both changed."""

    theirs: str
    yours: str


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for a text in the page."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def merge(
    stored: Mapping[str, str], sent: Mapping[str, str], seen: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Clash]]:
    """(fields to write, fields that clash). `seen`: {key: fingerprint of the text shown to the writer}.

    A field that the writer left as it was is never written over somebody else's words; a field that only the
    writer changed is written; a field that both changed differently clashes and is left for a person to decide.
    """
    changes: dict[str, str] = {}
    clashes: dict[str, Clash] = {}
    for key, yours in sent.items():
        theirs, before = stored.get(key, ""), seen.get(key, fingerprint(""))
        if yours == theirs or before == fingerprint(yours):
            continue
        if before == fingerprint(theirs):
            changes[key] = yours
        else:
            clashes[key] = Clash(theirs, yours)
    return changes, clashes


def marks(stored: Mapping[str, str], sent: Mapping[str, str], clashes: Mapping[str, Clash]) -> dict[str, str]:
    """The fingerprints to hand back to an open page: of the fields in which it now shows what is stored, and of those
    that clash and are shown with both texts. A field that somebody else changed behind the page keeps its old mark,
    so that a later edit of it clashes in the open.
    """
    agreeing = {key for key, text in sent.items() if text == stored.get(key, "")}
    return {key: fingerprint(stored.get(key, "")) for key in agreeing | clashes.keys()}
