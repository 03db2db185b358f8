"""The hall's closed lists, each with the official Vietnamese term."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What is evaluated."""

    MEMBER = "member", "Đảng viên"
    CADRE = "cadre", "Cán bộ lãnh đạo, quản lý"
    PARTY_ORGANIZATION = "party_organization", "Tổ chức đảng"
    COLLECTIVE = "collective", "Tập thể lãnh đạo, quản lý"
    CIVIL_SERVANT = "civil_servant", "Công chức, viên chức"


class RatingChoice(TextChoices):
    """The four levels and 'not rated' as users read them; order and rules live in domain/ratings.py."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    COMPLETED = "completed", "Hoàn thành nhiệm vụ"
    FAILED = "failed", "Không hoàn thành nhiệm vụ"
    NOT_RATED = "not_rated", "Không xếp loại"


FOUR_RATINGS = [choice for choice in RatingChoice.choices if choice[0] != RatingChoice.NOT_RATED]


class StageChoice(TextChoices):
    """Where an evaluation waits; the moves between are domain/process.py's."""

    SELF_REVIEW = "self_review", "Tự kiểm điểm"
    SUBORDINATES = "subordinates", "Cấp dưới góp ý"
    COLLECTIVE = "collective", "Tập thể lãnh đạo cùng cấp"
    SUPERIOR = "superior", "Cấp trên trực tiếp"
    CELL_MEETING = "cell_meeting", "Chi bộ họp, đề xuất"
    PARTICIPANTS = "participants", "Các chủ thể tham gia ý kiến"
    UNIT_COMMENT = "unit_comment", "Đơn vị nhận xét, xếp loại"
    APPRAISAL = "appraisal", "Thẩm định"
    BALLOT = "ballot", "Bỏ phiếu"
    DECISION = "decision", "Quyết định"
    OUTSIDE = "outside", "Chờ cấp trên xếp loại"
    PUBLICATION = "publication", "Chờ công bố"
    PUBLISHED = "published", "Đã công bố"


class Voice(TextChoices):
    """Whose score sheet or proposal it is."""

    SELF = "self", "Tự chấm"
    COLLECTIVE = "collective", "Tập thể lãnh đạo cùng cấp"
    SUPERIOR = "superior", "Cấp trên trực tiếp"


class OpinionSource(TextChoices):
    """Who was asked for a written opinion."""

    WORKPLACE = "workplace", "Cấp ủy nơi công tác"
    RESIDENCE = "residence", "Cấp ủy nơi cư trú"
    FORMER = "former", "Nơi công tác, sinh hoạt trước"
    AGENCY = "agency", "Cơ quan tham gia ý kiến"
    PARTICIPANT = "participant", "Chủ thể tham gia nhận xét, đánh giá"
    TEMPORARY = "temporary", "Chi bộ nơi sinh hoạt tạm thời"


class HandOverLeg(TextChoices):
    """Between whom a file goes (3.3.2)."""

    TO_SUPERIOR = "to_superior", "Đơn vị gửi cấp trên trực tiếp"
    TO_AUTHORITY = "to_authority", "Gửi cấp có thẩm quyền"


class ConferenceKind(TextChoices):
    """Which meeting of step 2."""

    COLLECTIVE = "collective", "Hội nghị tập thể lãnh đạo cùng cấp"
    SUPERIOR = "superior", "Hội nghị của cấp trên trực tiếp"


class BallotState(TextChoices):
    """A paper ballot's way."""

    OPEN = "open", "Đang bỏ phiếu, nhập kiểm phiếu"
    COUNTED = "counted", "Đã kiểm phiếu"


class EvidencePurpose(TextChoices):
    """What a file beside a case is for."""

    CRITERION = "criterion", "Minh chứng tiêu chí"
    FIELD = "field", "Kèm nội dung kiểm điểm"
    PAPER = "paper", "Bản giấy đã ký"
    FEEDBACK = "feedback", "Biên bản, phiếu giấy góp ý của cấp dưới"
    OPINION = "opinion", "Văn bản nhận xét, ý kiến"
    TRUST_VOTE = "trust_vote", "Kết quả lấy phiếu tín nhiệm"
    COLLECTIVE = "collective", "Phiếu chấm giấy, biên bản của tập thể lãnh đạo"
    SUPERIOR = "superior", "Phiếu chấm giấy, biên bản của cấp trên trực tiếp"


class RemediationState(TextChoices):
    """How far a promise to mend has come."""

    OPEN = "open", "Đang khắc phục"
    DONE = "done", "Đã khắc phục"
    NOT_DONE = "not_done", "Chưa khắc phục"


ONE_STAGE, TWO_STAGE = "one_stage", "two_stage"
MEETING_WAYS = (
    (ONE_STAGE, "Biểu quyết một lần theo bốn mức"),
    (TWO_STAGE, "Xếp ba mức trước, chọn xuất sắc sau"),
)
