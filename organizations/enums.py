"""The register's closed lists, each with the word that the workbook and the screens use."""

from django.db.models import TextChoices


class OrganizationKind(TextChoices):
    """Kinds of party organisation (ORG-1)."""

    DISTRICT = "district", "Đảng bộ huyện"
    GRASSROOTS_COMMITTEE = "grassroots_committee", "Đảng bộ cơ sở"
    GRASSROOTS_CELL = "grassroots_cell", "Chi bộ cơ sở"
    SUB_COMMITTEE = "sub_committee", "Đảng bộ bộ phận"
    CELL = "cell", "Chi bộ trực thuộc"


class Category(TextChoices):
    """What a person is by law."""

    CADRE = "cadre", "Cán bộ"
    CIVIL_SERVANT = "civil_servant", "Công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    ARMED_FORCES = "armed_forces", "Lực lượng vũ trang"
    OTHER = "other", "Khác"


class MemberStanding(TextChoices):
    """Full or probationary member."""

    OFFICIAL = "official", "Chính thức"
    PROBATIONARY = "probationary", "Dự bị"


class Activity(TextChoices):
    """Where a member takes part: officially or for a time."""

    OFFICIAL = "official", "Chính thức"
    TEMPORARY = "temporary", "Tạm thời"


class MembershipState(TextChoices):
    """Whether a member takes part at all."""

    ACTIVE = "active", "Đang sinh hoạt"
    EXEMPT = "exempt", "Miễn sinh hoạt"
    SUSPENDED = "suspended", "Đình chỉ sinh hoạt"


class ManagedBy(TextChoices):
    """Who manages a title."""

    PROVINCE = "province", "Ban Thường vụ Tỉnh ủy"
    DISTRICT = "district", "Ban Thường vụ Huyện ủy"
    GRASSROOTS = "grassroots", "Cấp ủy cơ sở"


class CollectiveKind(TextChoices):
    """Kinds of leadership collective (ORG-3)."""

    GRASSROOTS_COMMITTEE = "grassroots_committee", "Đảng ủy cơ sở"
    CELL_COMMITTEE = "cell_committee", "Chi ủy"
    AGENCY = "agency", "Tập thể lãnh đạo cơ quan"
    COMMUNE_PEOPLES_COMMITTEE = "commune_peoples_committee", "Tập thể lãnh đạo UBND cấp xã"
    COMMUNE_COUNCIL = "commune_council", "Tập thể HĐND cấp xã"
    STANDING_COMMITTEE = "standing_committee", "Ban Thường vụ cấp ủy"
    PERMANENT = "permanent", "Thường trực cấp ủy"
    DISTRICT_PEOPLES_COMMITTEE = "district_peoples_committee", "Tập thể lãnh đạo UBND huyện"
    DISTRICT_COUNCIL_PERMANENT = "district_council_permanent", "Thường trực HĐND huyện"


class SeatRole(TextChoices):
    """A member's part in a collective."""

    CHAIR = "chair", "Chủ trì"
    DEPUTY = "deputy", "Phó"
    MEMBER = "member", "Ủy viên"


class LeaveKind(TextChoices):
    """Leaves that rules ask about (II.2)."""

    SICK = "sick", "Ốm"
    MATERNITY = "maternity", "Thai sản"


class RatingWord(TextChoices):
    """The four levels and 'not rated', as recorded for past years and bodies."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    COMPLETED = "completed", "Hoàn thành nhiệm vụ"
    FAILED = "failed", "Không hoàn thành nhiệm vụ"
    NOT_RATED = "not_rated", "Không xếp loại"


class RatedKind(TextChoices):
    """What a recorded rating is about."""

    PERSON = "person", "Cá nhân"
    MEMBER = "member", "Đảng viên"
    PARTY_ORGANIZATION = "party_organization", "Tổ chức đảng"
    COLLECTIVE = "collective", "Tập thể"
    UNIT = "unit", "Đơn vị"


class AssignedRole(TextChoices):
    """Roles that a dated assignment gives; appointments and seats give the others."""

    UNIT_OFFICE = "unit_office", "Cán bộ làm công tác tổ chức"
    ORG_OFFICE = "org_office", "Cán bộ Cơ quan Tổ chức - Nội vụ"
    CONSULTED_AGENCY = "consulted_agency", "Đầu mối cơ quan tham gia ý kiến"
    ASSIGNED_MEMBER = "assigned_member", "Cấp ủy viên phụ trách"
    TELLER = "teller", "Tổ kiểm phiếu"
    INSPECTION = "inspection", "Kiểm tra, giám sát"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
