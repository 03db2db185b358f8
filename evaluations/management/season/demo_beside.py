"""The demo's civil servants, organisations and collectives, spread over all steps so that every role has work and results."""

from collections.abc import Collection

from evaluations.management.season import bodies as acts
from evaluations.management.season import civil
from evaluations.management.season.body_cast import DEMO, Bodies
from evaluations.management.season.play import Play
from evaluations.models import Evaluation
from evaluations.selectors.bodies import waits_of

# Which unit's civil servants stand where, by the unit's code; who is not named has not written yet.
SERVANTS = {
    "TNMT": "submitted",
    "NN": "commented",
    "MTTQ": "commented",
    "KTHT": "rated",
    "BQL": "rated",
    "VPUB": "told",
    "TG": "told",
    "TCNV": "told",
    "UBKT": "told",
}
SERVANT_ORDER = ("", "submitted", "commented", "rated", "told")

# Where each body stands, by its code; whatever is not named writes its report.
BODIES = {
    **dict.fromkeys(("DB-X01-10", "DB-CA-06", "CB-GDDT", "CU-NN", "TT-KTHT", "TT-VPUB"), "reported"),
    **dict.fromkeys(("DB-X01-08", "DB-X01-09", "CU-TNMT", "CB-TNMT", "TT-TCNV"), "answered"),
    **dict.fromkeys(("DB-X01-07", "DB-CA-05", "CU-DB-X01-11", "CB-VPUB", "TT-GDDT"), "heard"),
    **dict.fromkeys(
        ("DB-X01-04", "DB-X01-06", "DB-CA-04", "CU-DB-X01-08", "CB-MTTQ", "HD-X01"), "laid_before"
    ),
    **dict.fromkeys(("DB-X01-05", "DB-CA-03", "CU-DB-X01-07", "CB-TCNV", "UB-X01"), "decided"),
    **dict.fromkeys(("CU-DB-X01-03", "CU-DB-X01-05", "CU-DB-X01-06"), "published"),
    **dict.fromkeys(("DB-X01-01", "DB-X01-03", "DB-CA-01", "DB-CA-02"), "published"),
    **dict.fromkeys(("CB-VPHU", "CU-TG", "CB-TG", "CU-KTHT", "CB-KTHT"), "published"),
    **dict.fromkeys(("TT-VPHU", "TT-MTTQ", "TT-NN", "TT-TNMT", "TT-BQL"), "published"),
}
BODY_ORDER = ("", "reported", "answered", "heard", "laid_before", "decided", "published")
RATING = (
    (acts.lay_before, "laid_before"),
    (acts.vote, "decided"),
    (acts.decide, "decided"),
    (acts.publish, "published"),
)


def play_servants(season: Play) -> None:
    """Each unit's civil servants as far as the table says."""
    cast, answers, days = season.cast, season.answers, civil.PLAN
    rows = civil.servants(season.campaign)

    def beyond(step: str) -> list[Evaluation]:
        least = SERVANT_ORDER.index(step)
        return [c for c in rows if SERVANT_ORDER.index(SERVANTS.get(c.unit.code, "")) >= least]

    civil.submit(beyond("submitted"), cast, answers, days.submitted)
    civil.comment(beyond("commented"), cast, answers, days.commented)
    civil.rate(beyond("rated"), cast, answers, days.rated)
    civil.tell(beyond("told"), cast, days.told)


def play_bodies(season: Play) -> None:
    """Each body as far as the table says and the lower ones let it (RUL-9)."""
    bodies = Bodies(season.campaign, season.cast, season.answers, DEMO)
    started = beyond(bodies, bodies.cases("self_review"), "reported")
    season.cast.engage(bodies.actors(started), DEMO.reported)
    acts.report(bodies, started)
    acts.comment(bodies, beyond(bodies, bodies.cases("participants"), "answered"))
    acts.hear(bodies, beyond(bodies, bodies.cases("participants"), "heard"))
    for kinds in acts.waves(bodies):
        cases = [case for case in bodies.cases("appraisal") if case.subject_code in kinds]
        ready = [case for case in cases if not waits_of(cases).get(case.pk)]
        for act, step in RATING:
            act(bodies, beyond(bodies, ready, step), DEMO.local)


def beyond(bodies: Bodies, cases: Collection[Evaluation], step: str) -> list[Evaluation]:
    """Those whose place is at or behind `step`."""
    least = BODY_ORDER.index(step)
    return [case for case in cases if BODY_ORDER.index(BODIES.get(bodies.codes[case.pk], "")) >= least]
