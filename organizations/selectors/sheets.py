"""The twelve sheets of the workbook as one table: heading, field, how a cell is read; import and export share it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import models

from organizations import enums
from organizations.domain import cells
from organizations.models import (
    Appointment,
    Assignment,
    CivilResult,
    LeadershipCollective,
    Leave,
    PartyMembership,
    PartyOrganization,
    Person,
    PlanningEntry,
    RecordedRating,
    Seat,
    Unit,
)

ORGANIZATIONS, UNITS, PEOPLE, COLLECTIVES = "Tổ chức đảng", "Đơn vị", "Nhân sự", "Tập thể"
RATING_SHORT = {"excellent": "HTXSNV", "good": "HTTNV", "completed": "HTNV", "failed": "KHTNV"}
# Which sheet holds the code of a recorded rating's subject, by kind.
SUBJECT_SHEETS = {
    "person": PEOPLE,
    "member": PEOPLE,
    "party_organization": ORGANIZATIONS,
    "collective": COLLECTIVES,
    "unit": UNITS,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `refers` names the sheet whose Mã stands in it; `words` are the choices for export and template;
    `aliases` are other words that offices write over it.
    """

    heading: str
    field: str
    read: cells.Reader
    required: bool = False
    refers: str = ""
    words: dict[str, str] = field(default_factory=dict)
    empty: object = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether the column holds dates."""
        return self.read is cells.day


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its table, columns, the fields that name a row, and whether a workbook may lack it."""

    name: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    optional: bool = False

    def index(self, name: str) -> int:
        """Place of the field among the columns."""
        return next(place for place, column in enumerate(self.columns) if column.field == name)

    def has(self, name: str) -> bool:
        """Whether some column fills this field."""
        return any(column.field == name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of a field."""
        return self.columns[self.index(name)]


def _code(heading: str, name: str = "code", *, refers: str = "", required: bool = False) -> Column:
    return Column(heading, name, cells.text(40), required or not refers, refers)


def _text(heading: str, name: str, limit: int, *, required: bool = False) -> Column:
    return Column(heading, name, cells.text(limit), required)


def _day(heading: str, name: str, *, required: bool = False) -> Column:
    return Column(heading, name, cells.day, required, empty=None)


def _yes(heading: str, name: str) -> Column:
    return Column(heading, name, cells.yes, empty=False)


def _choice(
    heading: str,
    name: str,
    choices: type[models.TextChoices],
    *,
    default: str = "",
    short: dict | None = None,
) -> Column:
    words = {str(code): str(word) for code, word in choices.choices}
    reader: Callable = cells.choice(words, short=short, empty=default)
    return Column(heading, name, reader, not default and name != "gender", words=words, empty=default)


def _rating() -> Column:
    return _choice("Mức xếp loại", "rating", enums.RatingWord, short=RATING_SHORT)


def _year() -> Column:
    return Column("Năm", "year", cells.year, True, empty=None)


PERSON = _code("Mã nhân sự", "person", refers=PEOPLE, required=True)
LIFESPAN = (_day("Ngày thành lập", "established_on"), _day("Ngày giải thể", "dissolved_on"))
PERIOD = (_day("Từ ngày", "starts_on"), _day("Đến ngày", "ends_on"))
PLACE = (
    _code("Mã đơn vị", "unit", refers=UNITS),
    _code("Mã tổ chức đảng", "organization", refers=ORGANIZATIONS),
)

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        ORGANIZATIONS,
        PartyOrganization,
        (
            _code("Mã"),
            _text("Tên tổ chức đảng", "name", 250, required=True),
            _choice("Loại", "kind", enums.PartyOrganizationKind),
            _code("Mã cấp trên", "parent", refers=ORGANIZATIONS),
            *LIFESPAN,
        ),
        ("code",),
    ),
    Sheet(
        UNITS,
        Unit,
        (
            _code("Mã"),
            _text("Tên đơn vị", "name", 250, required=True),
            _text("Loại", "kind", 80, required=True),
            _code("Mã cấp trên", "parent", refers=UNITS),
            _text("Cấp", "tier", 60),
            _text("Khối", "block", 80),
            _text("Ngành", "sector", 80),
            _text("Lĩnh vực", "field", 80),
            _code("Mã tổ chức đảng", "party_organization", refers=ORGANIZATIONS),
            _code("Mã tập thể cấp trên trực tiếp", "superior_collective", refers=COLLECTIVES),
            *LIFESPAN,
        ),
        ("code",),
    ),
    Sheet(
        PEOPLE,
        Person,
        (
            _code("Mã"),
            Column(
                "Họ và tên", "full_name", cells.person_name, True, aliases=("Họ tên", "Họ và tên khai sinh")
            ),
            Column("Ngày sinh", "birth_date", cells.day, empty=None, aliases=("Ngày tháng năm sinh",)),
            _choice("Giới tính", "gender", enums.Gender),
            _text("Dân tộc", "ethnicity", 40),
            _choice("Đối tượng", "category", enums.Category, default="other"),
            _code("Mã đơn vị công tác", "workplace", refers=UNITS),
            _yes("Giáo viên", "is_teacher"),
            Column("Thư điện tử", "email", cells.email, aliases=("Email",)),
            _text("Số thẻ đảng", "party_card_number", 30),
        ),
        ("code",),
    ),
    Sheet(
        "Đảng viên",
        PartyMembership,
        (
            PERSON,
            _code("Mã tổ chức đảng", "organization", refers=ORGANIZATIONS, required=True),
            _choice("Tư cách", "standing", enums.MemberStanding, default="official"),
            _choice("Hình thức sinh hoạt", "activity", enums.Activity, default="official"),
            _day("Ngày vào Đảng", "admitted_on"),
            *PERIOD,
            _choice("Tình trạng", "state", enums.MembershipState, default="active"),
            _code("Mã chi bộ nơi cư trú", "residence_cell", refers=ORGANIZATIONS),
        ),
        ("person", "organization", "activity", "starts_on"),
    ),
    Sheet(
        "Chức vụ",
        Appointment,
        (
            PERSON,
            *PLACE,
            _text("Chức vụ", "title", 150, required=True),
            _text("Nhóm chức danh", "title_group", 120),
            _yes("Người đứng đầu", "is_head"),
            _choice("Diện quản lý", "managed_by", enums.ManagedBy, default="grassroots"),
            _yes("Chấm điểm Mẫu 06", "is_scored"),
            _yes("Đăng ký đột phá", "registers_breakthrough"),
            *PERIOD,
            _yes("Chức vụ chính", "is_main"),
        ),
        ("person", "unit", "organization", "title", "starts_on"),
    ),
    Sheet(
        COLLECTIVES,
        LeadershipCollective,
        (
            _code("Mã"),
            _text("Tên tập thể", "name", 250, required=True),
            _choice("Loại", "kind", enums.CollectiveKind),
            *PLACE,
            *LIFESPAN,
        ),
        ("code",),
    ),
    Sheet(
        "Thành viên tập thể",
        Seat,
        (
            _code("Mã tập thể", "collective", refers=COLLECTIVES, required=True),
            PERSON,
            _choice("Vai trò", "role", enums.SeatRole, default="member"),
            *PERIOD,
        ),
        ("collective", "person", "starts_on"),
    ),
    Sheet(
        "Nghỉ",
        Leave,
        (
            PERSON,
            _choice("Loại", "kind", enums.LeaveKind),
            _day("Từ ngày", "starts_on", required=True),
            _day("Đến ngày", "ends_on"),
        ),
        ("person", "kind", "starts_on"),
    ),
    Sheet(
        "Kết quả CCVC",
        CivilResult,
        (_year(), PERSON, _rating(), _text("Kỳ đánh giá", "period", 60), _day("Ngày", "decided_on")),
        ("year", "person"),
    ),
    Sheet(
        "Kết quả các năm",
        RecordedRating,
        (
            _year(),
            _choice("Loại đối tượng", "kind", enums.RatedKind),
            Column("Mã", "subject", cells.text(40), True),
            _rating(),
            _text("Cấp quyết định", "decided_by", 200),
            _text("Số văn bản", "document_number", 60),
            _day("Ngày", "decided_on"),
            _text("Ghi chú", "note", 300),
        ),
        ("year", "kind", "subject"),
    ),
    Sheet(
        "Phân công",
        Assignment,
        (PERSON, _choice("Vai trò", "role", enums.AssignedRole), *PLACE, *PERIOD),
        ("person", "role", "unit", "organization", "starts_on"),
        optional=True,
    ),
    Sheet(
        "Quy hoạch",
        PlanningEntry,
        (
            PERSON,
            _text("Chức danh quy hoạch", "title", 150, required=True),
            _text("Nhóm chức danh", "title_group", 120),
            *PERIOD,
        ),
        ("person", "title", "title_group", "starts_on"),
        optional=True,
    ),
)


@lru_cache(maxsize=1)
def by_name() -> dict[str, Sheet]:
    """Sheets by their exact name."""
    return {sheet.name: sheet for sheet in SHEETS}


def written(column: Column, value: object) -> object:
    """A stored value as the workbook writes it: words for codes, Có or Không; days stay days; nothing is ""."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if column.words:
        return column.words.get(str(value), "")
    return "" if value is None else value
