"""The office sees what a change of the register means for running cases before it saves."""

import pytest

from organizations.services.effects import effects_of, links_for
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_running_cases_are_told_and_published_ones_are_not():
    campaign, where = make.campaign(), make.unit("Phòng Tài chính")
    one, other, done = make.person("Lê Văn Ba"), make.person(), make.person()
    make.case(campaign, one, unit=where, stage="collective")
    make.case(campaign, other, unit=where, stage="self_review")
    make.case(campaign, done, unit=where, stage="published")
    first, second = effects_of({one.pk, done.pk}, {where.pk})
    assert first.startswith("Hồ sơ đánh giá năm 2020 của Lê Văn Ba đang ở bước Tập thể lãnh đạo cùng cấp")
    assert second == "1 hồ sơ khác ở các đơn vị này vẫn theo đơn vị của ngày mở đợt."


def test_without_a_campaign_there_is_nothing_to_tell():
    assert effects_of({make.person().pk}, set()) == []


def test_a_persons_cases_are_linked_for_who_may_know_of_them():
    campaign, where = make.campaign(), make.unit("Phòng Tài chính")
    who = make.person()
    case = make.case(campaign, who, unit=where, stage="collective")
    officer, stranger = make.assigned("unit_office", where), make.login()
    assert [(link.address, link.name, link.state) for link in links_for(officer, who.pk, make.DAY)] == [
        (f"/ho-so/{case.pk}/", "Cán bộ lãnh đạo, quản lý năm 2020", "Tập thể lãnh đạo cùng cấp")
    ]
    assert links_for(stranger, who.pk, make.DAY) == []
