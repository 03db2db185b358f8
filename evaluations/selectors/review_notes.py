"""Reads suggested points and promises to mend."""

from evaluations.models import Evaluation, Remediation, SuggestedPoint


def points_of(case: Evaluation) -> list[SuggestedPoint]:
    """The suggested points in their order."""
    return list(SuggestedPoint.objects.filter(evaluation=case).select_related("recorded_by__person"))


def remediations_of(case: Evaluation) -> list[Remediation]:
    """The promises by due day."""
    return list(Remediation.objects.filter(evaluation=case))
