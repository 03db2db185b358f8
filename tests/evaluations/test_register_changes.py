"""The office sees what a change of the register means for running cases before it saves."""

import pytest

from organizations.services.effects import effects_of
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
