"""What follows an organisation through the campaign: documents it owes, what its assigned committee member saw."""

from django.db import models
from django.db.models import Q


class DueDocument(models.Model):
    """One document sent in (CYC-8). A later one of the same kind replaces it; the file stays. `code`: as in plans/documents."""

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="due_documents")
    organization = models.ForeignKey("organizations.PartyOrganization", models.PROTECT, related_name="+")
    code = models.CharField("văn bản", max_length=40)
    name = models.CharField("tên tệp", max_length=200)
    stored_name = models.CharField(max_length=80, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("dung lượng, byte")
    sha256 = models.CharField("mã kiểm tra", max_length=64)
    sent_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    received_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField("nhận lúc", null=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organization", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organization", "code"],
                condition=Q(superseded_at=None),
                name="due_document_once",
            )
        ]


class AssignedNote(models.Model):
    """A committee member's note on an organisation in charge: a conference attended, an appraisal of its ratings (CYC-7).

    Never changed; one that was wrong is withdrawn and stays legible. The meeting attended is one recorded here (a cell's,
    a conference, the sitting of a deciding collective on `attended_on`), or none of them: then the day alone was known.
    """

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="assigned_notes")
    organization = models.ForeignKey("organizations.PartyOrganization", models.PROTECT, related_name="+")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    attended_on = models.DateField("dự hội nghị ngày", null=True)
    cell_meeting = models.ForeignKey("evaluations.CellMeeting", models.PROTECT, null=True, related_name="+")
    conference = models.ForeignKey("evaluations.Conference", models.PROTECT, null=True, related_name="+")
    sitting_of = models.ForeignKey(
        "organizations.LeadershipCollective", models.PROTECT, null=True, related_name="+"
    )
    appraisal = models.TextField("thẩm định kết quả", blank=True)
    written_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    written_at = models.DateTimeField("ghi lúc")
    withdrawn_at = models.DateTimeField("rút lúc", null=True)

    class Meta:
        ordering = ["organization", "-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cell_meeting=None, conference=None, sitting_of=None)
                | Q(attended_on__isnull=False)
                & (
                    Q(cell_meeting=None, conference=None)
                    | Q(cell_meeting=None, sitting_of=None)
                    | Q(conference=None, sitting_of=None)
                ),
                name="assigned_note_one_meeting",
            )
        ]
