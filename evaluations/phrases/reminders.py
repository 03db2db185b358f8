"""How a reminder reads in the inbox."""

from collections.abc import Sequence
from datetime import date

PREFIXES = {"last": "Hôm nay là ngày cuối", "late": "Đã quá hạn"}
LONGEST = 250


def sentence(duties: Sequence, phase: str, last: date) -> str:
    """'Sắp đến hạn (hết ngày 09/12/2020): … (mục 3.3.2)'; several duties are counted and named as far as they fit."""
    head = f"{PREFIXES.get(phase, 'Sắp đến hạn')} (hết ngày {last:%d/%m/%Y})"
    count = f", {len(duties)} việc" if len(duties) > 1 else ""
    named = "; ".join(f"{duty.does} (mục {duty.clause})" for duty in duties)
    said = f"{head}{count}: {named}"
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
