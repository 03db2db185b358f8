"""What a member of a meeting reads about one cadre, put together from the other rooms; each part only where it may be read."""

from dataclasses import dataclass

from evaluations import permissions
from evaluations.domain.feedback import ROWS, SIDES, Opened
from evaluations.models import Evaluation, FeedbackRound, Opinion
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors import feedback, opinions, review_pages, self_reviews
from evaluations.selectors.caps import caps_of, regulation_of


@dataclass(frozen=True, slots=True)
class Material:
    """`review` None before anything was submitted; `round` and `answers` None where 02B was not asked or may not be read."""

    case: Evaluation
    review: review_pages.Page | None
    round: FeedbackRound | None
    answers: Opened | None
    opinions: tuple[Opinion, ...]
    caps: tuple[str, ...]

    @property
    def summary(self) -> list[tuple[str, str, str]]:
        """The office's summary of 02B: row of the paper, strengths, weaknesses; rows without words are left out."""
        written = self.round.summary if self.round else {}
        sides = [written.get(side, {}) for side in SIDES]
        rows = [(label, sides[0].get(key, ""), sides[1].get(key, "")) for key, label in ROWS.items()]
        return [row for row in rows if row[1] or row[2]]


def of(user, case: Evaluation) -> Material:
    """The material of one case whose roles are in `case.roles`."""
    step1 = self_reviews.step_one([case], submitted=True)[case.pk]
    reads_answers = permissions.may(user, "feedback.read", case, case.roles)
    regulation = regulation_of(case)
    return Material(
        case,
        review_pages.page_of(step1) if step1.review else None,
        feedback.round_of(case) if reads_answers else None,
        feedback.opened_many([case]).get(case.pk) if reads_answers else None,
        tuple(opinions.opinions_of(case)) if permissions.may(user, "opinion.read", case, case.roles) else (),
        tuple(cap_sentence(cap, regulation) for cap in caps_of([case])[case.pk]),
    )
