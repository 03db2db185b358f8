"""The register's closed lists: the code's word and the office's word, exactly as the import workbook spells it."""

from django.db.models import TextChoices


class PartyOrganizationKind(TextChoices):
    """What a party organisation is in the tree (ORG-1)."""

    DISTRICT = "district", "Đảng bộ huyện"
    GRASSROOTS_COMMITTEE = "grassroots_committee", "Đảng bộ cơ sở"
    GRASSROOTS_CELL = "grassroots_cell", "Chi bộ cơ sở"
    SUB_COMMITTEE = "sub_committee", "Đảng bộ bộ phận"
    CELL = "cell", "Chi bộ trực thuộc"


# Kind → kinds of the organisation directly above; "" = none (a register may begin below the district).
ALLOWED_PARENTS = {
    PartyOrganizationKind.DISTRICT: frozenset({""}),
    PartyOrganizationKind.GRASSROOTS_COMMITTEE: frozenset({"", "district"}),
    PartyOrganizationKind.GRASSROOTS_CELL: frozenset({"", "district"}),
    PartyOrganizationKind.SUB_COMMITTEE: frozenset({"grassroots_committee"}),
    PartyOrganizationKind.CELL: frozenset({"grassroots_committee", "sub_committee"}),
}
GRASSROOTS_KINDS = (PartyOrganizationKind.GRASSROOTS_COMMITTEE, PartyOrganizationKind.GRASSROOTS_CELL)
CELL_KINDS = (PartyOrganizationKind.GRASSROOTS_CELL, PartyOrganizationKind.CELL)


# What an agency or unit is (ORG-2): the office's own words, offered as suggestions; others are kept as given.
UNIT_KINDS = (
    "Cơ quan đảng",
    "Hội đồng nhân dân",
    "Ủy ban nhân dân",
    "Cơ quan chuyên môn",
    "Đơn vị sự nghiệp",
    "Mặt trận, đoàn thể",
    "Cơ quan ngành dọc",
    "Lực lượng vũ trang",
    "Doanh nghiệp",
    "Xã, thị trấn",
)


class Gender(TextChoices):
    """As the register knows it."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Category(TextChoices):
    """What somebody is for the state (CSV-1)."""

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
    """Where the member is rated: the official cell, with the temporary one's comment (RUL-14)."""

    OFFICIAL = "official", "Chính thức"
    TEMPORARY = "temporary", "Tạm thời"


class MembershipState(TextChoices):
    """Whether the member takes part."""

    ACTIVE = "active", "Đang sinh hoạt"
    EXEMPT = "exempt", "Miễn sinh hoạt"
    SUSPENDED = "suspended", "Đình chỉ sinh hoạt"


class ManagedBy(TextChoices):
    """Who manages a title (ORG-5)."""

    PROVINCE = "province", "Ban Thường vụ Tỉnh ủy"
    DISTRICT = "district", "Ban Thường vụ Huyện ủy"
    GRASSROOTS = "grassroots", "Cấp ủy cơ sở"


class CollectiveKind(TextChoices):
    """Which leadership collective (ORG-3)."""

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
    """A person's place in a collective."""

    CHAIR = "chair", "Chủ trì"
    DEPUTY = "deputy", "Phó"
    MEMBER = "member", "Ủy viên"


class LeaveKind(TextChoices):
    """Why somebody was away (RUL-12)."""

    SICK = "sick", "Ốm"
    MATERNITY = "maternity", "Thai sản"


class AssignedRole(TextChoices):
    """A dated task given to a person; the codes are those of roles.toml."""

    UNIT_OFFICE = "unit_office", "Cán bộ làm công tác tổ chức"
    ORG_OFFICE = "org_office", "Cán bộ Cơ quan Tổ chức - Nội vụ"
    CONSULTED_AGENCY = "consulted_agency", "Đầu mối cơ quan tham gia ý kiến"
    ASSIGNED_MEMBER = "assigned_member", "Cấp ủy viên phụ trách"
    TELLER = "teller", "Tổ kiểm phiếu"
    INSPECTION = "inspection", "Kiểm tra, giám sát"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class RatedKind(TextChoices):
    """Whose yearly result is on record (ORG-9, ORG-10)."""

    PERSON = "person", "Cá nhân"
    MEMBER = "member", "Đảng viên"
    PARTY_ORGANIZATION = "party_organization", "Tổ chức đảng"
    COLLECTIVE = "collective", "Tập thể"
    UNIT = "unit", "Đơn vị"


class RatingWord(TextChoices):
    """The four levels and 'not rated', as words; their order is the hall's affair."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    COMPLETED = "completed", "Hoàn thành nhiệm vụ"
    FAILED = "failed", "Không hoàn thành nhiệm vụ"
    NOT_RATED = "not_rated", "Không xếp loại"


LEVELS = tuple(value for value in RatingWord.values if value != RatingWord.NOT_RATED)

# Roles that a group of django-guardian holds on a unit or a party organisation; the codes are those of roles.toml.
PROJECTED_ROLES = (
    *AssignedRole.choices,
    ("head", "Người đứng đầu"),
    ("cell_secretary", "Bí thư chi bộ"),
    ("grassroots_committee", "Cấp ủy viên cơ sở"),
    ("collective_member", "Thành viên tập thể lãnh đạo"),
)
