"""The minutes of the count: sheets, votes for each subject by group, what passed, and whether the ceilings are kept."""

from dataclasses import dataclass

from evaluations.selectors.papers_ballots import BallotFacts, PaperGroup, minutes_facts
from reports.papers import _sample
from reports.parts import PARTY, SIGN, Letterhead, Signature
from reports.selectors.sources import of_ballot
from reports.spec import PaperSpec, Scope
from reports.words import DISTRICT, LEVELS, NO_DATE, ORDINALS, count, day, place_date


@dataclass(frozen=True, slots=True)
class Line:
    """One subject. `votes` for the four levels; the row sums to the valid sheets, less the subject's own where it votes."""

    number: int
    name: str
    post: str
    votes: tuple[int | None, ...]
    blank: int | None
    spoilt: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects compared with each other and the verdict on their ceiling, in words."""

    label: str
    lines: tuple[Line, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Values:
    """`tellers`: names and functions; counts None where the pen writes them."""

    head: Letterhead
    year: int | None
    body: str
    place: str
    began: str
    ended: str
    round_words: str
    tellers: tuple[str, ...]
    entitled: int | None
    present: int | None
    issued: int | None
    collected: int | None
    valid: int | None
    spoilt: int | None
    groups: tuple[Group, ...]
    signatures: tuple[Signature, ...]
    chair: Signature

    @property
    def absent(self) -> int | None:
        """How many of the roll did not come."""
        return None if self.entitled is None or self.present is None else self.entitled - self.present


def _signatures(*names: str) -> tuple[Signature, ...]:
    posts = ("THÀNH VIÊN", "THÀNH VIÊN", "TỔ TRƯỞNG")
    return tuple(Signature(post, name=name, how=SIGN) for post, name in zip(posts, names, strict=True))


_VOTES = (
    (1, 10, 0, 0),
    (0, 11, 0, 0),
    (2, 9, 0, 0),
    (0, 10, 1, 0),
    (9, 2, 0, 0),
    (1, 9, 0, 0),
    (0, 11, 0, 0),
    (0, 3, 8, 0),
    (1, 9, 1, 0),
)


def sample() -> Values:
    """Eleven sheets about nine people."""
    lines = []
    for number, ((name, post), votes) in enumerate(zip(_sample.HEADS, _VOTES, strict=True), 1):
        spoilt = 11 - sum(votes)
        outcome = LEVELS[max(range(4), key=votes.__getitem__)].code
        lines.append(Line(number, name, post, votes, 0, spoilt, outcome))
    return Values(
        Letterhead(PARTY, _sample.PROVINCE, _sample.DISTRICT, "", "Sơn Dương, ngày 28 tháng 12 năm 2020"),
        _sample.YEAR,
        "Ban Thường vụ Huyện ủy",
        "phòng họp Huyện ủy Sơn Dương",
        "14 giờ 40 phút, ngày 28 tháng 12 năm 2020",
        "15 giờ 25 phút cùng ngày",
        "lần thứ nhất",
        (
            "Lương Thị Hòa, Ủy viên Ban Thường vụ, Tổ trưởng",
            "Vi Quốc Sỹ, Ủy viên Ban Thường vụ, thành viên",
            "Bùi Thị Hoa, chuyên viên Cơ quan Tổ chức - Nội vụ, thành viên",
        ),
        12,
        11,
        11,
        11,
        11,
        0,
        (
            Group(
                "Trưởng phòng, ban, cơ quan chuyên môn cấp huyện",
                tuple(lines),
                "HTXSNV 01, HTTNV 07, HTNV 01, KHTNV 0; tối đa 01 đồng chí HTXSNV; không vượt tỷ lệ.",
            ),
        ),
        _signatures("Vi Quốc Sỹ", "Bùi Thị Hoa", "Lương Thị Hòa"),
        Signature("T/M BAN THƯỜNG VỤ", "CHỦ TRÌ HỘI NGHỊ", _sample.STANDING_SIGNER),
    )


def blank() -> Values:
    """For filling by hand."""
    nobody = (None,) * 4
    lines = tuple(Line(number, "", "", nobody, None, None, "") for number in range(1, 11))
    dots = "................................................................................"
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        "Ban Thường vụ Huyện ủy",
        "........................................",
        "...... giờ ...... phút, ngày ...... tháng ...... năm 20....",
        "...... giờ ...... phút cùng ngày",
        "lần thứ ......",
        (dots,) * 3,
        *((None,) * 6),
        (Group("........................................", lines, dots),),
        _signatures("", "", ""),
        Signature("T/M BAN THƯỜNG VỤ", "CHỦ TRÌ HỘI NGHỊ"),
    )


def _values(facts: BallotFacts) -> Values:
    dots, hour = "........................................", "...... giờ ...... phút"
    spoilt = None if facts.collected is None or facts.valid is None else facts.collected - facts.valid
    names = (*facts.tellers, "", "", "")[:3]
    return Values(
        Letterhead(PARTY, "", facts.body.upper(), "", place_date(DISTRICT, facts.held_on)),
        facts.year,
        facts.body,
        dots,
        f"{hour}, ngày {day(facts.held_on)}",
        f"{hour} cùng ngày",
        f"lần thứ {ORDINALS.get(facts.round, facts.round)}",
        facts.tellers,
        facts.entitled,
        facts.present,
        facts.issued,
        facts.collected,
        facts.valid,
        spoilt,
        tuple(map(_group, facts.groups)),
        tuple(Signature("TỔ KIỂM PHIẾU", name=name, how=SIGN) for name in names),
        Signature(f"T/M {facts.body.upper()}", "CHỦ TRÌ HỘI NGHỊ", facts.chair),
    )


def _group(group: PaperGroup) -> Group:
    lines = tuple(Line(r.number, r.name, r.post, r.votes, r.blank, r.spoilt, r.outcome) for r in group.lines)
    most = "" if group.ceiling is None else f"; tối đa {count(group.ceiling)} đồng chí HTXSNV"
    kept = "không vượt tỷ lệ" if group.is_kept else "VƯỢT tỷ lệ"
    verdict = f"HTXSNV {count(group.excellent)}, HTTNV {count(group.good)}{most}; {kept}."
    return Group(group.label, lines, verdict)


SPEC = PaperSpec(
    code="bien-ban-kiem-phieu",
    title="Biên bản kiểm phiếu xếp loại chất lượng cán bộ",
    scope=Scope.BALLOT,
    template="reports/papers/bien_ban_kiem_phieu.html",
    sample=sample,
    blank=blank,
    source=of_ballot("ballot.read", minutes_facts, _values, counted=True),
)
