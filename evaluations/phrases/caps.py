"""A cap as a person reads it: how high, because of whom, by which clause."""

from collections.abc import Iterable, Mapping

from evaluations.domain.caps import Cap
from evaluations.domain.regulation import Regulation
from evaluations.enums import RatingChoice

SHORT = {"excellent": "HTXSNV", "good": "HTTNV", "completed": "HTNV", "failed": "KHTNV"}
REASONS = {
    "head": "người đứng đầu không xếp cao hơn {source}",
    "collective": "không xếp cao hơn tập thể lãnh đạo nơi công tác – {source}",
    "unit": "không xếp cao hơn đơn vị nơi công tác – {source}",
    "organization": "không xếp cao hơn tổ chức đảng nơi công tác – {source}",
    "sick_leave": "nghỉ ốm trong năm từ mức quy định trở lên",
    "seat": "tập thể xếp trước, thành viên xếp sau – {source}",
    "civil": "chỉ xếp mức cao nhất khi kết quả công chức, viên chức đạt mức cao nhất",
}


def cap_line(cap: Cap, regulation: Regulation) -> tuple[str, str]:
    """The same for a narrow list under a heading that names the level: reason with level, and the clause by itself."""
    reason = REASONS[cap.code].format(source=cap.source)
    level = (
        "chưa biết, tạm tính"
        if cap.rating is None
        else SHORT[cap.rating] + (", tạm tính" if cap.provisional else "")
    )
    clause = regulation.clause(cap.setting)
    return f"{reason[:1].upper()}{reason[1:]}: {level}", regulation.clauses.get(
        clause, "mặc định của phần mềm"
    )


def cap_sentence(cap: Cap, regulation: Regulation) -> str:
    """One line for a chip or a refusal, with the clause."""
    reason = REASONS[cap.code].format(source=cap.source)
    cited = regulation.cite(cap.setting)
    if cap.code == "seat":
        return f"Chờ kết quả xếp loại của {cap.source}, mức đến lúc đó còn tạm tính: tập thể trước, thành viên sau ({cited})."
    if cap.rating is None:
        return f"Chưa biết mức xếp loại của {cap.source} nên trần còn tạm tính: {reason} ({cited})."
    level = RatingChoice(cap.rating).label
    note = " – tạm tính" if cap.provisional else ""
    return f"Không quá {level}{note}: {reason} ({cited})."


def other_places(posts: Iterable[Mapping[str, str]]) -> str:
    """What further places of work proposed (RUL-10), "" where there is none."""
    return "; ".join(
        f"{post['post'] or 'nơi công tác khác'}: {RatingChoice(post['rating']).label}" for post in posts
    )
