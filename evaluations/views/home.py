"""Việc của tôi: what the person has to do now, the most pressing first, and how far the own evaluation is."""

from datetime import timedelta

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluations.enums import StageChoice
from evaluations.phrases.worklist import DUTIES, PARTY_DUTIES
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.worklist import Own, Task, worklist_of
from evaluations.selectors.worklist_party import PartyTask
from evaluations.selectors.worklist_review import decides, review_tasks
from organizations.selectors import accounts
from sonduong.kit import clock

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@require_GET
def root(request):
    """The bare address leads home."""
    return redirect("evaluations:home")


@require_GET
def home(request):
    """Cards by due day, overdue first; when there is nothing it says so and what comes next."""
    campaign, at = current_campaign(), clock.now()
    found = worklist_of(request.user, campaign, roles=request.roles, at=at, on=clock.today())
    cards = [card for one in found.own for card in _own_cards(one, at)]
    cards += [_task_card(task, at) for task in found.tasks]
    cards += [_party_card(task, at) for task in found.party]
    if found.invitations:
        cards.append(_invitation_card(found, at))
    cards += _setting_up_cards(request, campaign, at)
    context = {
        "campaign": campaign,
        "weekday": WEEKDAYS[clock.today().weekday()],
        "today": clock.today(),
        "cards": sorted(cards, key=lambda card: (card["due"] is None, card["due"] or at)),
        "late": sum(card["is_late"] for card in cards),
        "timelines": [_timeline(one, found) for one in found.own],
        "coming": found.coming,
        "coming_on": _last_day(found.coming.due) if found.coming else None,
        "decides": campaign is not None and decides(request.user, campaign, on=clock.today()),
    }
    return render(request, "evaluations/home/home.html", context)


@require_GET
def overtaken(request):
    """Ratings to look at again, asked for by the home page once it stands: to find them costs more than the page."""
    campaign, at = current_campaign(), clock.now()
    if campaign is None or not request.htmx:
        return redirect("evaluations:order")
    tasks = review_tasks(request.user, campaign, on=clock.today())
    return render(
        request, "evaluations/home/_cards.html", {"cards": [_party_card(task, at) for task in tasks]}
    )


def _last_day(due):
    """The last whole day before an exclusive instant."""
    return timezone.localtime(due - timedelta(microseconds=1)).date() if due else None


def _card(title: str, hint: str, button: str, url: str, due, at, **extra) -> dict:
    last = _last_day(due)
    days = (last - timezone.localtime(at).date()).days if last else None
    return {
        "title": title,
        "hint": hint,
        "button": button,
        "url": url,
        "due": due,
        "last": last,
        "weekday": WEEKDAYS[last.weekday()] if last else "",
        "days": days,
        "days_late": -days if days is not None and days < 0 else 0,
        "is_late": days is not None and days < 0,
        "is_soon": days is not None and 0 <= days <= 3,
        **extra,
    }


def _task_card(task: Task, at) -> dict:
    words = DUTIES[task.duty.code]
    alone = task.case_id is not None
    title = words.one.format(name=task.name) if alone else words.many.format(count=task.count)
    url = words.case_address.format(id=task.case_id) if alone and words.case_address else words.address
    return _card(title, words.hint, words.button, url, task.due, at, clause=task.duty.clause)


def _party_card(task: PartyTask, at) -> dict:
    words = PARTY_DUTIES[task.code]
    if words.query:
        url = f"{reverse(words.route)}?{words.query.format(id=task.place_id)}"
    else:
        url = reverse(words.route, args=[] if task.place_id is None else [task.place_id])
    return _card(
        words.title.format(count=task.count, place=task.place),
        words.hint,
        words.button,
        url,
        task.due,
        at,
        clause=words.clause,
    )


def _own_cards(one: Own, at) -> list[dict]:
    case, review = one.case, one.review
    url = reverse("evaluations:self-review", args=[case.pk])
    if one.must_write and case.kind == "member":
        title, hint = (
            "Bản kiểm điểm cá nhân của đảng viên",
            "Viết, tự nhận mức, nộp cho chi bộ; hoặc nộp bản viết tay cho bí thư.",
        )
        return [_card(title, hint, "Viết", url, one.due, at, clause="II.2")]
    if one.must_write and case.kind == "civil_servant":
        title, hint = "Phiếu đánh giá công chức, viên chức", "Mẫu 02 hoặc 03 của Nghị định 90; nộp đơn vị."
        return [_card(title, hint, "Viết", url, one.due, at, clause="3.1")]
    if one.must_write:
        title = "Tự đánh giá: Mẫu 01 và Mẫu 06" if case.is_scored else "Tự đánh giá: Mẫu 01"
        hint = "Viết, tự xếp loại, đọc lại rồi nộp." if review is None else "Bản nháp chỉ đồng chí đọc được."
        button = "Bắt đầu viết" if review is None else "Viết tiếp"
        tag = f"Bản nháp, đã lưu {timezone.localtime(review.saved_at):%H:%M %d/%m}" if review else ""
        if review is not None and review.version > 1:
            tag, hint = "Đã trả lại để sửa", "Xem lý do và mục cần sửa ở đầu trang."
        return [_card(title, hint, button, url, one.due, at, clause="3.3.1", tag=tag)]
    if one.may_complete:
        title, hint = (
            "Hoàn thiện bản tự kiểm điểm sau hội nghị",
            "Bản cũ giữ nguyên, bản hoàn thiện đứng bên cạnh.",
        )
        target = (
            url if review.submitted_at is None else reverse("evaluations:self-review-read", args=[case.pk])
        )
        return [_card(title, hint, "Hoàn thiện", target, None, at, clause="3.5")]
    return []


def _invitation_card(found, at) -> dict:
    asked = found.invitations
    name = asked[0].round.evaluation.name
    title = (
        f"Góp ý cho đồng chí {name} (Mẫu 02B)"
        if len(asked) == 1
        else f"Góp ý cho {len(asked)} lãnh đạo (Mẫu 02B)"
    )
    until = min((one.round.answers_until for one in asked if one.round.answers_until), default=None)
    due = found.plan.due("subordinates")
    if until:
        due = timezone.make_aware(timezone.datetime(until.year, until.month, until.day)) + timedelta(days=1)
    url = reverse("evaluations:feedback")
    if len(asked) == 1:
        url = reverse("evaluations:feedback-answer", args=[asked[0].round.evaluation_id])
    hint = "Khoảng 5 phút cho mỗi người. Không ghi tên, không lưu nháp, nên làm một lần."
    return _card(title, hint, "Góp ý", url, due, at, clause="3.3.2.1", secret=True)


def _setting_up_cards(request, campaign, at) -> list[dict]:
    """What comes before a campaign: the first workbook, slips that wait for the printer, the campaign itself."""
    cards = []
    if request.user.is_installer and (accounts.register_is_empty() or accounts.nobody_signed_in()):
        hint = "Nhập danh sách tổ chức, nhân sự; in phiếu đăng nhập cho những người làm việc đầu tiên."
        cards.append(
            _card("Thiết lập lần đầu", hint, "Bắt đầu", reverse("organizations:first-setup"), None, at)
        )
    elif "administrator" in request.roles and (slips := accounts.requests_waiting()):
        hint = "Phiếu do Cơ quan Tổ chức – Nội vụ đề nghị; in rồi giao tận tay."
        target = reverse("organizations:accounts")
        cards.append(_card(f"In {len(slips)} phiếu đăng nhập", hint, "In phiếu", target, None, at))
    if "org_office" in request.roles and campaign is None:
        hint = "Chọn kế hoạch, quy định; trang báo trước chỗ nào còn thiếu người làm."
        target = reverse("evaluations:campaign-start")
        cards.append(
            _card(
                "Mở đợt kiểm điểm, đánh giá, xếp loại của năm", hint, "Mở đợt", target, None, at, clause="III"
            )
        )
    return cards


def _timeline(one: Own, found) -> dict:
    """The stages that the own case passes, with the day by which each must be through."""
    order = list(one.stages)
    place = order.index(one.case.stage)
    steps = [
        {
            "label": StageChoice(stage).label,
            "state": "done" if number < place or stage == "published" == one.case.stage else "now",
            "since": one.case.stage_since if number == place else None,
            "last": _last_day(one.due if stage == "self_review" else found.plan.due(stage.value)),
        }
        | ({"state": "next"} if number > place else {})
        for number, stage in enumerate(order)
    ]
    return {"case": one.case, "steps": steps}
