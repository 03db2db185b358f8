"""What Mẫu 01-HD, 03-HD and 04-HD share: the head of what an organisation or a collective writes."""

from evaluations.selectors.paper_bodies import BodyFacts
from reports.parts import PARTY, Letterhead
from reports.words import DISTRICT_PARTY, committee_of


def body_head(facts: BodyFacts, number: str, when: str) -> Letterhead:
    """The head of what a body writes: its party organisation under the one above, else its unit."""
    if not facts.organization:
        return Letterhead(PARTY, "", (facts.unit or facts.name).upper(), number, when)
    superior = facts.superior or DISTRICT_PARTY
    return Letterhead(PARTY, superior.upper(), committee_of(facts.organization).upper(), number, when)
