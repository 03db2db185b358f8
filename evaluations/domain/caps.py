"""Which ratings are closed to one subject and why: head, unit, collective, sickness, civil result (RUL-6, 7, 12, 19).

Each cap is a small named function of the facts; the page lists every one that binds, tightest first, with its clause.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from evaluations.domain.ratings import LEVELS, Rating, above, is_level
from evaluations.domain.regulation import Regulation

HIGHEST, LOWEST = LEVELS[0], LEVELS[-1]
# Whose rating comes first, by the cap that it sets (order.py).
ORDER = {
    "head": "unit_before_head",
    "unit": "unit_before_head",
    "organization": "unit_before_head",
    "collective": "collective_before_member",
    "seat": "collective_before_member",
    "civil": "civil_before_member",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The rating of a unit, organisation, collective or of the civil side. `rating` None: not known yet;
    `provisional`: known, and may still change (tạm tính).
    """

    name: str
    rating: Rating | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caps may know of one subject; selectors fill it in.

    `headed`: what the person heads; `head_exempt`: the recorded exception of a head transferred in; `collective`,
    `unit`, `organization`: where the person works (None: there is none, or it is not to be judged); `sick_days`:
    distinct days in the year, maternity not among them; `civil`: the civil result, None where there is no civil side;
    `seats`: the committees in which a member sits.
    """

    kind: str
    headed: tuple[Known, ...] = ()
    head_exempt: bool = False
    collective: Known | None = None
    unit: Known | None = None
    organization: Known | None = None
    sick_days: int = 0
    maternity_days: int = 0
    civil: Known | None = None
    seats: tuple[Known, ...] = ()

    def __post_init__(self) -> None:
        if self.sick_days < 0 or self.maternity_days < 0:
            raise ValueError("days of leave cannot be negative")


@dataclass(frozen=True, slots=True)
class Cap:
    """One limit. `rating`: the highest level it leaves open, None while its source is not known; `provisional`: it may
    still change; `lowest`: the tightest it can become; `source`: whose rating it is, "" where it is nobody's;
    `setting`: the path in the regulation whose clause it stands on.
    """

    code: str
    rating: Rating | None
    clause: str
    provisional: bool
    source: str
    lowest: Rating
    setting: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One proposed rating under its caps: `broken` forbid it now; `waiting` may still do so: it is provisional."""

    broken: tuple[Cap, ...]
    waiting: tuple[Cap, ...]

    @property
    def is_provisional(self) -> bool:
        return bool(self.waiting)


def binding_caps(facts: Facts, regulation: Regulation) -> list[Cap]:
    """Every cap that leaves less than all four levels open or may yet do so; tightest first, unknown ones last."""
    found = [cap for rule in RULES.values() for cap in rule(facts, regulation)]
    return sorted(
        found, key=lambda cap: (cap.rating is None, (cap.rating or cap.lowest).rank, cap.code, cap.source)
    )


def standing(rating: Rating, caps: Iterable[Cap]) -> Standing:
    """Which caps the rating breaks, and which are still open and could break it; 'not rated' breaks none."""
    listed = tuple(caps)
    broken = tuple(cap for cap in listed if above(rating, cap.rating))
    waiting = tuple(
        cap for cap in listed if cap.provisional and cap not in broken and above(rating, cap.lowest)
    )
    return Standing(broken, waiting)


def barred(waiting: Iterable[Cap], regulation: Regulation) -> tuple[Cap, ...]:
    """Those of the caps still waited for whose source must come first by the regulation's order (RUL-9): no decision yet."""
    ways = {code: getattr(regulation.order, rule) for code, rule in ORDER.items()}
    return tuple(cap for cap in waiting if ways.get(cap.code) == "block")


def unit_rating(recorded: Known, collective: Known | None, regulation: Regulation) -> Known:
    """A unit's rating: as recorded, else derived from its collective where the regulation lets it (ORG-10, REG-4)."""
    if recorded.rating is None and collective is not None and regulation.caps.unit_from_collective:
        return Known(recorded.name, collective.rating, collective.provisional)
    return recorded


def _follow(code: str, setting: str, source: Known | None, regulation: Regulation) -> Iterator[Cap]:
    """The cap at somebody's rating; none where it is not rated (or it waits, if the regulation says so)."""
    if source is None:
        return
    clause = regulation.clause(setting)
    if source.rating is None or (not is_level(source.rating) and regulation.caps.not_rated_source == "wait"):
        yield Cap(code, None, clause, True, source.name, LOWEST, setting)
    elif is_level(source.rating) and (source.provisional or source.rating is not HIGHEST):
        lowest = LOWEST if source.provisional else source.rating
        yield Cap(code, source.rating, clause, source.provisional, source.name, lowest, setting)


def head(facts: Facts, regulation: Regulation) -> Iterator[Cap]:
    """A head is not above what is headed, unless the exception is recorded (RUL-6)."""
    if facts.kind in regulation.caps.head_kinds and not facts.head_exempt:
        for source in facts.headed:
            yield from _follow("head", "caps.head_kinds", source, regulation)


def collective(facts: Facts, regulation: Regulation) -> Iterator[Cap]:
    """A cadre is not above the leadership collective of the place of work (RUL-7)."""
    if facts.kind in regulation.caps.collective_kinds:
        yield from _follow("collective", "caps.collective_kinds", facts.collective, regulation)


def unit(facts: Facts, regulation: Regulation) -> Iterator[Cap]:
    """A cadre is not above the unit and the organisation of the place of work (RUL-7)."""
    lifted = facts.head_exempt and regulation.caps.exempt_lifts_unit
    if facts.kind not in regulation.caps.unit_kinds or lifted:
        return
    place = facts.unit and unit_rating(facts.unit, facts.collective, regulation)
    yield from _follow("unit", "caps.unit_kinds", place, regulation)
    yield from _follow("organization", "caps.unit_kinds", facts.organization, regulation)


def sick_leave(facts: Facts, regulation: Regulation) -> Iterator[Cap]:
    """So many days of sickness in the year leave at most the level that the regulation names (RUL-12)."""
    rules = regulation.caps
    days = facts.sick_days + (facts.maternity_days if rules.maternity_is_sickness else 0)
    if facts.kind in rules.sick_kinds and days >= rules.sick_days > 0:
        clause = regulation.clause("caps.sick_days")
        yield Cap("sick_leave", rules.sick_at_most, clause, False, "", rules.sick_at_most, "caps.sick_days")


def seat(facts: Facts, regulation: Regulation) -> Iterator[Cap]:
    """A committee comes before its members: until it is rated theirs wait, whatever it becomes then (RUL-9, conflict C2)."""
    setting = "order.collective_before_member"
    for source in facts.seats:
        if source.rating is None:
            yield Cap("seat", None, regulation.clause(setting), True, source.name, LOWEST, setting)


def civil(facts: Facts, regulation: Regulation) -> Iterator[Cap]:
    """A member who is a civil servant is excellent only with an excellent civil result (RUL-19)."""
    rules = regulation.caps
    if facts.kind not in rules.civil_kinds or facts.civil is None:
        return
    result, below = facts.civil, LEVELS[1]
    waived = result.rating is Rating.NOT_RATED and rules.civil_not_rated == "no_cap"
    if waived or (result.rating is HIGHEST and not result.provisional):
        return
    rating = result.rating if result.rating in (None, HIGHEST) else below
    provisional = result.rating is None or result.provisional
    setting = "caps.civil_kinds"
    yield Cap("civil", rating, regulation.clause(setting), provisional, result.name, below, setting)


RULES: dict[str, Callable[[Facts, Regulation], Iterator[Cap]]] = {
    "head": head,
    "collective": collective,
    "unit": unit,
    "sick_leave": sick_leave,
    "seat": seat,
    "civil": civil,
}
