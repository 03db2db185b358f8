"""The summary report upwards: what was rated how, by kind of subject, beside last year, and who was not rated and why."""

from dataclasses import dataclass

from evaluations.phrases.party import NOT_RATED
from evaluations.selectors.paper_year import YearFacts, year_facts, years
from reports.papers import _sample
from reports.parts import PARTY, Figure, Letterhead, Signature
from reports.selectors.sources import of_year
from reports.spec import PaperSpec, Scope
from reports.words import LEVELS, NO_DATE, count, maximum, percent


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of subject: everybody, those rated, votes and shares by level, those not rated. `is_head`: a Roman line."""

    number: str
    label: str
    is_head: bool
    total: int | None
    rated: int | None
    figures: tuple[Figure, ...]
    unrated: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One level this year and last, and by how many percentage points it moved, with its sign."""

    label: str
    before: Figure
    now: Figure
    change: str


@dataclass(frozen=True, slots=True)
class Values:
    """Paragraphs as the office words them; the two tables from the year's own figures."""

    head: Letterhead
    year: int | None
    about: str
    opening: tuple[str, ...]
    leading: tuple[str, ...]
    lines: tuple[Line, ...]
    quota_note: str
    compared_title: str
    compared: tuple[Compared, ...]
    unrated: tuple[str, ...]
    general: tuple[str, ...]
    tasks: tuple[str, ...]
    receivers: tuple[str, ...]
    signature: Signature

    @property
    def last_year(self) -> int | None:
        """The year beside which this one stands."""
        return self.year and self.year - 1

    @property
    def next_year(self) -> int | None:
        """The year for which the tasks are."""
        return self.year and self.year + 1


def line(number: str, label: str, total: int, votes: tuple[int, ...]) -> Line:
    """A line from the whole number and the votes by level; a Roman or capital number stands in bold."""
    rated = sum(votes)
    figures = tuple(Figure(n, percent(n, rated)) for n in votes)
    return Line(number, label, number.isalpha(), total, rated, figures, total - rated)


def compared(before: tuple[int, ...], now: tuple[int, ...]) -> tuple[Compared, ...]:
    """Every level last year and this."""
    rows = []
    for level, then, today in zip(LEVELS, before, now, strict=True):
        old, new = percent(then, sum(before)), percent(today, sum(now))
        moved = round(_number(new) - _number(old), 2)
        sign = "+" if moved > 0 else "-" if moved < 0 else ""
        change = f"{sign}{abs(moved):.2f}".replace(".", ",")
        rows.append(Compared(level.name, Figure(then, old), Figure(today, new), change))
    return tuple(rows)


def _number(share: str) -> float:
    return float(share.replace(",", ".") or 0)


_KINDS = (
    ("I", "Tổ chức cơ sở đảng", 74, (9, 57, 8, 0)),
    ("1", "Đảng bộ cơ sở", 41, (5, 31, 5, 0)),
    ("2", "Chi bộ cơ sở", 33, (4, 26, 3, 0)),
    ("II", "Chi bộ trực thuộc", 538, (78, 411, 46, 1)),
    ("III", "Đảng viên", 9387, (1204, 6351, 1377, 22)),
    ("IV", "Tập thể lãnh đạo, quản lý", 94, (12, 69, 13, 0)),
    ("V", "Cán bộ diện Ban Thường vụ Huyện ủy quản lý", 288, (40, 215, 30, 1)),
)


def sample() -> Values:
    """The district's report of the year."""
    return Values(
        Letterhead(
            PARTY, _sample.PROVINCE, _sample.DISTRICT, "231-BC/HU", "Sơn Dương, ngày 31 tháng 12 năm 2020"
        ),
        _sample.YEAR,
        "đối với tổ chức đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý",
        (
            "Thực hiện Kế hoạch số 16-KH/HU, ngày 12/11/2020, Ban Thường vụ Huyện ủy Sơn Dương báo cáo kết quả kiểm điểm, đánh "
            "giá, xếp loại chất lượng năm 2020 như sau:",
        ),
        (
            "Kế hoạch được quán triệt đến 74/74 tổ chức cơ sở đảng; các đồng chí cấp ủy viên được phân công đã dự và thẩm định "
            "ở cơ sở. Việc kiểm điểm làm ở tập thể trước, cá nhân sau; cấp dưới trước, cấp trên sau; xong đúng thời hạn.",
        ),
        tuple(line(*kind) for kind in _KINDS),
        "Ở từng tổ chức cơ sở đảng và từng nhóm chức danh, số HTXSNV không vượt quá 20% số HTTNV.",
        "cán bộ diện Ban Thường vụ Huyện ủy quản lý",
        compared((37, 203, 37, 2), (40, 215, 30, 1)),
        (
            "Mới kết nạp chưa đủ 06 tháng: 171 đồng chí.",
            "Được miễn công tác và sinh hoạt đảng: 239 đồng chí.",
            "Vắng mặt, chưa kiểm điểm (sẽ báo cáo bổ sung): 23 đồng chí.",
        ),
        (
            "1. Ưu điểm: đánh giá theo tiêu chí và sản phẩm; điểm của các hội nghị được tổng hợp thống nhất, là căn cứ tham "
            "khảo khi bỏ phiếu; nể nang, né tránh giảm rõ.",
            "2. Hạn chế: một số nơi gửi hồ sơ chậm; bản kiểm điểm của một bộ phận cán bộ còn chung chung; 05 tổ chức cơ sở "
            "đảng phải bổ sung biên bản.",
        ),
        (
            "1. Các tập thể, cá nhân xây dựng kế hoạch khắc phục hạn chế, khuyết điểm, xong trước ngày 31/01/2021.",
            "2. Rà soát bộ tiêu chí chấm điểm theo từng nhóm chức danh trước kỳ đánh giá sau.",
        ),
        (
            "Ban Thường vụ Tỉnh ủy,",
            "Ban Tổ chức Tỉnh ủy,",
            "Các chi bộ, đảng bộ cơ sở,",
            "Lưu Văn phòng Huyện ủy.",
        ),
        Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", _sample.STANDING_SIGNER),
    )


def blank() -> Values:
    """For filling by hand, with the kinds of subject printed."""
    nothing = (Figure(),) * len(LEVELS)
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-BC/......", NO_DATE),
        None,
        "đối với tổ chức đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý",
        (),
        (),
        tuple(
            Line(number, label, number.isalpha(), None, None, nothing, None) for number, label, *_ in _KINDS
        ),
        "",
        "cán bộ diện Ban Thường vụ Huyện ủy quản lý",
        tuple(Compared(level.name, Figure(), Figure(), "") for level in LEVELS),
        (),
        (),
        (),
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


ROWS = (  # number, label, the subjects of evaluations.selectors.paper_year that it adds up
    ("I", "Tổ chức cơ sở đảng", ("grassroots_committee", "grassroots_cell")),
    ("1", "Đảng bộ cơ sở", ("grassroots_committee",)),
    ("2", "Chi bộ cơ sở", ("grassroots_cell",)),
    ("II", "Chi bộ trực thuộc", ("cell",)),
    ("III", "Đảng viên", ("member",)),
    ("IV", "Tập thể lãnh đạo, quản lý", ("collective",)),
    ("V", "Cán bộ diện Ban Thường vụ Huyện ủy quản lý", ("cadre",)),
)


def _values(facts: YearFacts) -> Values:
    lines = []
    for number, label, subjects in ROWS:
        tallies = [facts.tallies[subject] for subject in subjects]
        votes = tuple(map(sum, zip(*(tally.levels for tally in tallies), strict=True)))
        lines.append(line(number, label, sum(tally.total for tally in tallies), votes))
    return Values(
        Letterhead(PARTY, "", facts.authority.upper(), "......-BC/......", NO_DATE),
        facts.year,
        "đối với tổ chức đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý",
        (
            f"Thực hiện Kế hoạch số {facts.plan_number}, kết quả kiểm điểm, đánh giá, xếp loại chất lượng năm {facts.year} "
            "như sau:",
        ),
        (),
        tuple(lines),
        f"Ở từng tổ chức cơ sở đảng và từng nhóm chức danh, số HTXSNV không vượt quá {maximum(facts.share)}% số HTTNV.",
        "cán bộ diện Ban Thường vụ Huyện ủy quản lý",
        compared(facts.before, facts.now),
        tuple(
            f"{NOT_RATED.get(reason, reason)}: {count(number)} đảng viên." for reason, number in facts.unrated
        )
        or ("Không có.",),
        (),
        (),
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


SPEC = PaperSpec(
    code="bao-cao-tong-hop",
    title="Báo cáo kết quả kiểm điểm, đánh giá, xếp loại chất lượng",
    scope=Scope.CAMPAIGN,
    template="reports/papers/bao_cao_tong_hop.html",
    sample=sample,
    blank=blank,
    source=of_year(year_facts, years, _values),
)
