"""The ballot paper: names by group of RUL-3, what was proposed for each, four boxes a line, no number and no signature."""

from dataclasses import dataclass

from evaluations.selectors.papers_ballots import BallotFacts, ballot_facts
from reports.papers import _sample
from reports.parts import PARTY, Letterhead
from reports.selectors.sources import of_ballot
from reports.spec import PaperSpec, Scope
from reports.words import DISTRICT, LEVELS, NO_DATE, ORDINALS, place_date


@dataclass(frozen=True, slots=True)
class Line:
    """One subject; `choices`: the levels offered, fewer than four in a second round."""

    number: int
    name: str
    post: str
    proposed: str
    choices: tuple[str, ...] = tuple(level.code for level in LEVELS)


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects compared with each other; `ceiling`: how many may be excellent, None where it is not known beforehand."""

    label: str
    lines: tuple[Line, ...]
    ceiling: int | None


@dataclass(frozen=True, slots=True)
class Values:
    """`round_words`: which round, in words; `quota_note`: the ceiling of the regulation in force, in words."""

    head: Letterhead
    year: int | None
    round_words: str
    groups: tuple[Group, ...]
    quota_note: str


def sample() -> Values:
    """The ballot on two groups, seven and three people."""
    wanted = {"Đoàn Thị Loan": "excellent", "Kiều Văn Quý": "completed"}
    heads = tuple(
        Line(number, name, post, wanted.get(name, "good"))
        for number, (name, post) in enumerate(_sample.HEADS[1:8], 1)
    )
    deputies = tuple(
        Line(number, name, f"Phó Trưởng phòng {office}", "good")
        for number, (name, office) in enumerate(
            (
                ("Trần Văn Biên", "Tư pháp"),
                ("Lý Thị Dung", "Y tế"),
                ("Hà Đức Lộc", "Dân tộc"),
            ),
            len(heads) + 1,
        )
    )
    return Values(
        Letterhead(PARTY, _sample.PROVINCE, _sample.DISTRICT, "", "Sơn Dương, ngày 28 tháng 12 năm 2020"),
        _sample.YEAR,
        "lần thứ nhất",
        (
            Group("Trưởng phòng, ban, cơ quan chuyên môn cấp huyện", heads, 1),
            Group("Phó Trưởng phòng, ban, cơ quan chuyên môn cấp huyện", deputies, 1),
        ),
        "Trong từng nhóm, số HTXSNV không vượt quá 20% số HTTNV.",
    )


def blank() -> Values:
    """Twelve lines to be written in before the sheets are copied."""
    lines = tuple(Line(number, "", "", "") for number in range(1, 13))
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        "lần thứ ......",
        (Group("........................................", lines, None),),
        "",
    )


def _values(facts: BallotFacts) -> Values:
    return Values(
        Letterhead(PARTY, "", facts.body.upper(), "", place_date(DISTRICT, facts.held_on)),
        facts.year,
        f"lần thứ {ORDINALS.get(facts.round, facts.round)}",
        tuple(
            Group(
                group.label,
                tuple(Line(r.number, r.name, r.post, r.proposed, r.choices) for r in group.lines),
                group.ceiling,
            )
            for group in facts.groups
        ),
        f"Trong từng nhóm, số HTXSNV không vượt quá {facts.percent}% số HTTNV.",
    )


SPEC = PaperSpec(
    code="phieu-xep-loai",
    title="Phiếu xếp loại chất lượng cán bộ",
    scope=Scope.BALLOT,
    template="reports/papers/phieu_xep_loai.html",
    sample=sample,
    blank=blank,
    source=of_ballot("ballot.prepare", ballot_facts, _values, counted=False),
)
