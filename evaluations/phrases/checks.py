"""What the check of a list says: each broken rule in one sentence with its clause, the whole as a JSON document."""

from collections.abc import Mapping
from typing import Any

from evaluations.domain.checking import Group, Report, Violation
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import Regulation
from evaluations.phrases.quota import percent
from evaluations.phrases.settings import WORDS

UNITS = {"member": "đảng viên", "party_organization": "chi bộ", "cadre": "cán bộ"}
SENTENCES = {
    "not_reviewed": "chưa hoàn thành kiểm điểm nên chưa được xếp loại",
    "young_member": "kết nạp ngày {since} chưa đủ {months} tháng nên chưa xếp loại",
    "young_party_organization": "thành lập ngày {since} chưa đủ {months} tháng nên không xếp loại",
    "young_collective": "thành lập ngày {since} chưa đủ {months} tháng nên không xếp loại",
    "head": "mức {rating} cao hơn mức {at_most} của {source} do mình đứng đầu",
    "collective": "mức {rating} cao hơn mức {at_most} của tập thể lãnh đạo {source}",
    "unit": "mức {rating} cao hơn mức {at_most} của đơn vị {source}",
    "organization": "mức {rating} cao hơn mức {at_most} của tổ chức đảng {source}",
    "sick_leave": "nghỉ ốm {days} ngày trong năm nên cao nhất là {at_most}, không thể {rating}",
    "civil": "mức {rating} đòi hỏi kết quả công chức, viên chức cũng là {rating}",
}


def sentence(violation: Violation, regulation: Regulation) -> str:
    """E.g. "CB-01: nghỉ ốm 95 ngày … (mục II.2, lưu ý thứ 5 Kế hoạch 16-KH/HU ngày 12/11/2020)."."""
    cited = cited_in(violation, regulation)
    if violation.code == "quota":
        return f"{group_name(violation.group or ())}: {_quota(violation)} ({cited})."
    values = {key: _shown(value) for key, value in violation.values.items()}
    return f"{violation.subject}: {SENTENCES[violation.code].format(**values)} ({cited})."


def cited_in(violation: Violation, regulation: Regulation) -> str:
    """The clause of the rule; of a small pool, that of the exception as well."""
    paths = [violation.setting]
    if violation.values.get("by_small_pool"):
        paths.append(f"quota.{violation.kind}.small_pool")
    return "; ".join(dict.fromkeys(regulation.cite(path) for path in paths))


def group_name(keys: tuple[str, ...]) -> str:
    """A quota group by its keys; the empty ones are left out."""
    return "Nhóm " + " – ".join(key for key in keys if key)


def group_line(group: Group) -> str:
    """One line for a terminal."""
    result = group.result
    counted = f"{group_name(group.keys)}: {group.counts[Rating.EXCELLENT]} xuất sắc, {group.counts[Rating.GOOD]} tốt"
    if result is None:
        return f"{counted}, không áp tỷ lệ"
    return f"{counted}, được {result.allowed}, có thể thêm {result.can_add}, thừa {result.too_many}"


def as_json(report: Report, regulation: Regulation) -> dict[str, Any]:
    """The document of `check_ratings --json`; its names are fixed (docs/rules.md)."""
    return {
        "ok": report.is_ok,
        "violations": [_violation(violation, regulation) for violation in report.violations],
        "groups": [_group(group) for group in report.groups],
    }


def _violation(violation: Violation, regulation: Regulation) -> dict[str, Any]:
    return {
        "rule": violation.rule,
        "subject": violation.subject,
        "group": None if violation.group is None else list(violation.group),
        "clause": cited_in(violation, regulation),
        "message": sentence(violation, regulation),
    }


def _group(group: Group) -> dict[str, Any]:
    good, result = group.counts[Rating.GOOD], group.result
    return {
        "kind": group.kind,
        "group": list(group.keys),
        "good": good,
        "excellent": group.counts[Rating.EXCELLENT],
        "allowed": None if result is None else result.allowed,
        "can_add": good if result is None else result.can_add,
        "too_many": 0 if result is None else result.too_many,
    }


def _quota(violation: Violation) -> str:
    values, unit = violation.values, UNITS.get(violation.kind or "", "đối tượng")
    text = (
        f"{values['used']} {unit} được đề nghị Hoàn thành xuất sắc nhiệm vụ, chỉ được {values['allowed']} "
        f"({_why(values, unit)}); phải hạ ít nhất {values['too_many']}"
    )
    if values["share_with_reason"] > values["share"]:
        text += f"; cấp có thẩm quyền có thể đến {percent(values['share_with_reason'])} khi ghi rõ lý do"
    return text


def _why(values: Mapping[str, Any], unit: str) -> str:
    if values["by_small_pool"]:
        return f"có {values['good']} {unit} xếp loại Hoàn thành tốt nhiệm vụ, dưới {values['small_pool']}"
    return f"{percent(values['share'])} của {values['base']} {unit} làm căn cứ, không làm tròn lên"


def _shown(value: Any) -> str:
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return WORDS.get(str(value), str(value))
