"""A person in front of the browser, and every step of one cadre's case as pages of the program (Mẫu 01 to the read result).

The roster, the enrolment and the ratings of units come from the season; every act on the one case is done in the browser.
"""

from collections import Counter
from pathlib import Path

from django.conf import settings as project
from playwright.sync_api import expect

from evaluations.management.season import first_steps
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import Play, play_until
from evaluations.management.season.register import import_if_empty
from evaluations.models import Ballot, Conference, Evaluation, FeedbackRoll
from evaluations.selectors.self_reviews import step_one
from organizations.services.accounts import password_set
from sonduong.kit import audit, clock

ROSTER = Path(project.BASE_DIR) / "organizations" / "samples" / "mini.xlsx"
PASSWORD = "mat-khau-thu"


class Walk:
    """The browser, and who sits in front of it."""

    def __init__(self, page, live_server, season: Play) -> None:
        self.page, self.base, self.season = page, live_server.url, season

    def sign_in(self, person_id: int) -> None:
        self.season.cast.engage([person_id], on(11, 16))
        user = self.season.cast.user(person_id)
        password_set(user_id=user.pk, password=PASSWORD, actor=None, at=on(11, 16))
        self.page.context.clear_cookies()
        self.page.goto(f"{self.base}/dang-nhap/")
        self.page.fill("input[name=username]", user.username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/viec/")

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def press(self, words: str) -> None:
        self.page.click(f"main button:has-text('{words}')")

    def reads(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words, timeout=15_000)

    def pick(self, case: Evaluation) -> None:
        """Tick this case alone on a list."""
        for box in self.page.locator("main input[name=case]").all():
            box.set_checked(box.get_attribute("value") == str(case.pk))


def write_review(walk: Walk, case: Evaluation) -> None:
    step = step_one([case])[case.pk]
    walk.sign_in(case.person_id)
    walk.open(f"/tu-danh-gia/{case.pk}/")
    for key, value in first_steps.review_values(step, case, walk.season.answers).items():
        if key == "rating":
            walk.page.check(f'[name=rating][value="{value}"]')
        else:
            walk.page.fill(f'[name="{key}"]', value)
    walk.page.click("button[name=read]")
    walk.page.wait_for_url("**/doc-lai/")
    walk.press("Nộp bản tự kiểm điểm")
    walk.reads("Đã nộp.")


def receive_review(walk: Walk, case: Evaluation, officer: int) -> None:
    walk.sign_in(officer)
    walk.open("/tu-danh-gia/")
    walk.pick(case)
    walk.press("Nhận các bản đã chọn")


def give_opinions(walk: Walk, case: Evaluation) -> None:
    for cell in (case.cell_id, case.residence_cell_id):
        walk.sign_in(walk.season.cast.secretaries[cell])
        walk.open("/y-kien/")
        for box in walk.page.locator(f"textarea[name='text-{case.pk}']").all():
            if not box.input_value():
                box.fill("Gương mẫu, được nhân dân tín nhiệm.")
                box.locator("xpath=ancestor::form").locator("button.btn-primary").click()
                walk.reads("Đã gửi 1 ý kiến")
                break


def ask_subordinates(walk: Walk, case: Evaluation, officer: int) -> None:
    walk.sign_in(officer)
    walk.open(f"/gop-y/{case.pk}/danh-sach/")
    if not walk.page.locator("input[name=people]:checked").count():
        walk.page.click("summary:has-text('Không thực hiện được bước này')")
        walk.page.fill("[name=reason]:visible >> nth=-1", "Không có cấp dưới trực tiếp.")
        walk.press("Kết thúc với lý do này")
        return
    walk.press("Ghi danh sách")
    walk.press("Chốt và mở góp ý")
    walk.reads("Đang nhận phiếu")
    for person in FeedbackRoll.objects.filter(round__evaluation=case).values_list("person_id", flat=True):
        walk.sign_in(person)
        walk.open(f"/gop-y/{case.pk}/")
        walk.page.fill('[name="strengths.1"]', "Vững vàng, sâu sát.")
        walk.page.check("[name=rating][value=good]")
        walk.press("Gửi góp ý")
        walk.reads("Đã nhận phiếu")
    walk.sign_in(officer)
    walk.open(f"/gop-y/{case.pk}/danh-sach/")
    walk.press("Đóng góp ý")
    if walk.page.locator('[name="strengths.1"]').count():
        walk.page.fill('[name="strengths.1"]', "Vững vàng")
    walk.press("Ghi tổng hợp, chuyển tập thể lãnh đạo")
    walk.reads("Đã ghi bản tổng hợp")


def meet(walk: Walk, case: Evaluation, kind: str, collective: int, host: int) -> None:
    walk.sign_in(host)
    walk.open(f"/hoi-nghi/moi/{kind}/{collective}/")
    for box in walk.page.locator("input[name=cases]").all():
        box.set_checked(box.get_attribute("value") == str(case.pk))
    walk.page.fill("input[name=held_at]", "09:00 22/12/2020")
    walk.page.fill("input[name=place]", "Phòng họp cơ quan")
    walk.press("Gửi giấy mời")
    walk.page.wait_for_url(lambda url: "/moi/" not in url)
    meeting = Conference.objects.get(items__evaluation=case, kind=kind)
    walk.open(f"/hoi-nghi/{meeting.pk}/bien-ban/")
    walk.press("Ghi điểm danh")
    seats = set(walk.season.cast.seats[collective]) - {case.person_id}
    for person in seats:
        score(walk, case, meeting, person)
    propose(walk, case, meeting, collective, len(seats))
    walk.sign_in(host)
    walk.open(f"/hoi-nghi/{meeting.pk}/bien-ban/")
    walk.page.fill("input[name=secretary_name]", "Thư ký hội nghị")
    walk.page.fill("textarea[name=minutes]", "Hội nghị thống nhất mức đề xuất.")
    walk.press("Ghi biên bản, kết thúc hội nghị")
    walk.reads("Đã kết thúc")


def score(walk: Walk, case: Evaluation, meeting: Conference, person: int) -> None:
    walk.sign_in(person)
    walk.open(f"/hoi-nghi/{meeting.pk}/cham/{case.pk}/")
    step = step_one([case])[case.pk]
    for line in step.criteria:
        points = walk.season.answers.score(line.maximum, 0.9, person, line.key)
        walk.page.fill(f'[name="p:{case.pk}:{line.key}"]', first_steps.in_steps(points, step.step))
    walk.press("Gửi phiếu này")
    walk.reads("Đã gửi")


def propose(walk: Walk, case: Evaluation, meeting: Conference, collective: int, judges: int) -> None:
    walk.sign_in(walk.season.cast.chair(collective, [case.person_id]))
    walk.open(f"/hoi-nghi/{meeting.pk}/de-nghi/{case.pk}/")
    walk.page.fill("textarea[name=strengths]", "Trách nhiệm, chủ động.")
    walk.page.fill("textarea[name=weaknesses]", "Kiểm tra cơ sở chưa nhiều.")
    level = highest_open(walk)
    walk.page.fill(f"input[name=votes_{level}]", str(judges))
    walk.page.check(f"input[name=rating][value={level}]")
    walk.page.fill("textarea[name=gap_reason]", "Theo kết quả chung của đơn vị.")
    walk.press("Lưu đề xuất")
    walk.reads("Đã ghi đề xuất")


def highest_open(walk: Walk) -> str:
    """Good, or the highest level that the caps leave open below it."""
    for level in ("good", "completed", "failed"):
        if walk.page.locator(f"main input[value={level}][type=radio]").first.is_enabled():
            return level
    raise AssertionError("every level is closed")


def hand_over(walk: Walk, case: Evaluation, sender: int, receiver: int) -> None:
    walk.sign_in(sender)
    walk.open("/ho-so/ban-giao/?muc=di")
    walk.pick(case)
    walk.page.click("form[action$='/gui/'] button.btn-primary")
    walk.sign_in(receiver)
    walk.open("/ho-so/ban-giao/?muc=den")
    walk.pick(case)
    walk.page.click("button[formaction$='/nhan/']")
    walk.reads("Đã nhận")


def appraise(walk: Walk, case: Evaluation) -> None:
    office = walk.season.cast.org_office
    walk.sign_in(office)
    walk.open("/tham-dinh/")
    walk.pick(case)
    walk.page.click("button[name=consult]")
    for unit, person in walk.season.cast.agencies.items():
        if unit != case.unit_id:
            answer(walk, case, unit, person)
    walk.sign_in(office)
    walk.open(f"/tham-dinh/{case.pk}/")
    for box in walk.page.locator("main form select").all():
        if "tick" in (box.get_attribute("name") or "") or box.get_attribute("name", timeout=1000).startswith(
            "state"
        ):
            box.select_option("ok")
    walk.page.fill("textarea[name=strengths]", "Có trách nhiệm.")
    walk.page.fill("textarea[name=weaknesses]", "Còn chậm ở một số việc.")
    walk.page.fill("textarea[name=prospects]", "Có chiều hướng phát triển.")
    walk.page.check(f"input[name=proposed_rating][value={highest_open(walk)}]")
    walk.press("Ghi thẩm định xong")
    walk.open("/tham-dinh/")
    walk.pick(case)
    walk.page.fill("input[name=submission_number]", "62-TTr/TCNV")
    walk.page.click("button[name=submit]")
    walk.reads("Đã trình 1 hồ sơ")


def answer(walk: Walk, case: Evaluation, unit: int, person: int) -> None:
    walk.sign_in(person)
    walk.open("/y-kien/")
    for form in walk.page.locator("main form").all():
        box = form.locator(f"textarea[name='text-{case.pk}']")
        if box.count() and form.locator(f"input[value$='{unit}'][name=desk]").count():
            box.fill("Nhất trí.")
            form.locator(f"select[name='rating-{case.pk}']").select_option("completed")
            form.locator("button.btn-primary").click()
            return


def vote(walk: Walk, case: Evaluation) -> None:
    walk.sign_in(walk.season.cast.org_office)
    walk.open("/bo-phieu/")
    walk.press("Mở bỏ phiếu, khóa danh sách")
    walk.page.wait_for_url("**/bo-phieu/*/")
    ballot = Ballot.objects.get()
    line = ballot.lines.get()
    voters = ballot.present - (case.person_id in walk.season.cast.seats[case.campaign.authority_id])
    level = case.appraisal.proposed_rating
    for person in walk.season.cast.tellers_on(clock.today())[:2]:
        walk.sign_in(person)
        walk.open(f"/bo-phieu/{ballot.pk}/kiem-phieu/")
        for name in ("excellent", "good", "completed", "failed", "blank", "spoilt"):
            walk.page.fill(f"input[name=l{line.pk}-{name}]", str(voters if name == level else 0))
        walk.press("Ghi số liệu của tôi")
    walk.reads("đã kiểm xong")
    walk.sign_in(walk.season.cast.org_office)
    walk.open(f"/bo-phieu/{ballot.pk}/")
    walk.press("Ghi quyết định")
    walk.open("/cong-bo/")
    walk.page.fill("input[name=number]", "215-TB/HU")
    walk.page.fill("input[name=signer_name]", "Hoàng Bích Châm")
    walk.page.fill("input[name=signer_post]", "Bí thư Huyện ủy")
    walk.press("Công bố")
    walk.reads("Đã công bố kết quả")


def read_result(walk: Walk, case: Evaluation) -> None:
    walk.sign_in(case.person_id)
    walk.open(f"/cong-bo/{case.pk}/")
    walk.reads("Nếu không đồng ý")
    for code in ("01", "06", "10"):
        paper = walk.page.request.get(f"{walk.base}/bieu-mau/{code}/{case.pk}.pdf")
        assert (paper.status, paper.body()[:5]) == (200, b"%PDF-"), code
    walk.sign_in(walk.season.cast.org_office)
    listed = walk.page.request.get(f"{walk.base}/bieu-mau/")
    assert "Mẫu 09" in listed.text()


def acts_of(case: Evaluation) -> Counter:
    """Every entry about the case: the act and which facts it tells. Committees and agencies answer in any order."""
    return Counter((entry.act, tuple(sorted(entry.data))) for entry in audit.story_of(case))


def enrolled(page) -> Play:
    """The roster imported, everybody enrolled, nothing done yet."""
    page.set_default_timeout(30_000)
    import_if_empty(ROSTER, on(11, 15))
    season = Play(Answers(2020), Cast(on(12, 20).date()))
    play_until(season, "enrolled")
    return season


def until_the_result(walk: Walk, case: Evaluation) -> None:
    """Every act on one cadre, 2c only where there is a direct superior."""
    cast = walk.season.cast
    officer = cast.officer(case).person_id
    write_review(walk, case)
    receive_review(walk, case, officer)
    give_opinions(walk, case)
    ask_subordinates(walk, case, officer)
    meet(walk, case, "collective", case.collective_id, officer)
    if case.superior_collective_id is not None:
        above = cast.superior_officer(case).person_id
        hand_over(walk, case, officer, above)
        meet(walk, case, "superior", case.superior_collective_id, above)
        officer = above
    hand_over(walk, case, officer, cast.org_office)
    appraise(walk, case)
    vote(walk, case)
    read_result(walk, case)
    case.refresh_from_db()
    assert (case.stage, bool(case.rating)) == ("published", True)
    assert audit.first_break() is None
