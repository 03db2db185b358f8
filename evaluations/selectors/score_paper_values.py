"""What Mẫu 03, 07 and 08 of 11-QĐ/HU print, as frozen values without a query (`score_papers` fills them)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from evaluations.domain import means
from evaluations.domain.caps import Cap
from evaluations.domain.ratings import Rating
from evaluations.models import Evaluation
from evaluations.selectors.scores import Figures

Points = Decimal | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The head of a paper about a meeting; `entitled` and `present` without the subject."""

    body: str
    kind: str
    held_at: datetime
    place: str
    chair: str
    secretary: str
    entitled: int
    present: int
    is_on_paper: bool


@dataclass(frozen=True, slots=True)
class MeanRow:
    """One line of Mẫu 07: the points of every numbered sheet (None = does not apply), their sum and mean."""

    key: str
    label: str
    depth: int
    maximum: Decimal
    scores: tuple[Points, ...]
    sum: Points
    mean: Points


@dataclass(frozen=True, slots=True)
class MeanPaper:
    """Mẫu 07 of one meeting about one cadre. A meeting on paper has no columns, only the counts and the mean."""

    case: Evaluation
    meeting: Meeting
    issued: int
    collected: int
    valid: int
    invalid: int
    own_total: Points
    rows: tuple[MeanRow, ...]
    totals: tuple[Decimal, ...]
    total_sum: Points
    mean: means.Mean | None


@dataclass(frozen=True, slots=True)
class CombinedRow:
    """One cadre on Mẫu 08; `level` only where the regulation has score bands."""

    case: Evaluation
    figures: Figures
    level: Rating | None
    note: str


@dataclass(frozen=True, slots=True)
class ProposalPaper:
    """Mẫu 03 of one voice. `votes`: (level, number, percent of those present to a hundredth)."""

    case: Evaluation
    voice: str
    meeting: Meeting
    strengths: str
    weaknesses: str
    gap_reason: str
    own_total: Points
    mean: Points
    sheets: int
    votes: tuple[tuple[Rating, int, Decimal], ...]
    blank_votes: int
    rating: Rating
    is_provisional: bool
    caps: tuple[Cap, ...]
    proposed_at: datetime
