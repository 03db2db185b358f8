"""Forms of dated acts; each cleans to the keyword arguments of its service."""

from django import forms

from organizations import enums
from organizations.forms.fields import BodyField, DayField
from organizations.selectors.structure import appointment_titles

REASON = "Lý do, văn bản"
NOTHING_WRITTEN = "Chưa ghi mục này."
NO_SUPERIOR = "Để trống: không có cấp trên trực tiếp, hồ sơ gửi thẳng cấp có thẩm quyền (mục 3.3.2.2)."


class ActForm(forms.Form):
    """`rows`: what of the person may be chosen (posts, seats, assignments)."""

    required_css_class = "required"

    def __init__(self, *args, rows=(), **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        for name, field in self.fields.items():
            if isinstance(field, BodyField):
                field.suggest_for(name)
            elif type(field) in (forms.CharField, forms.ChoiceField) and name != "row":
                field.error_messages["required"] = NOTHING_WRITTEN
        if "row" in self.fields:
            self.fields["row"].choices = [(key, str(row)) for key, row in self.rows.items()]

    def clean_row(self):
        """The chosen row itself."""
        return self.rows[self.cleaned_data["row"]]


class RowForm(ActForm):
    """Ends one of the person's rows."""

    row = forms.ChoiceField(label="Chọn", widget=forms.RadioSelect, error_messages={"required": "Chưa chọn."})
    ends_on = DayField("Ngày cuối cùng")


class OnePlaceForm(ActForm):
    """A unit or a party organisation, exactly one."""

    unit = BodyField("unit", "Đơn vị", required=False)
    organization = BodyField("organization", "hoặc Tổ chức đảng", required=False)

    def clean(self):
        clean = super().clean()
        unit, organization = clean.pop("unit", None), clean.pop("organization", None)
        if not {"unit", "organization"} & set(self.errors) and bool(unit) == bool(organization):
            self.add_error("unit", "Chọn một trong hai: đơn vị hoặc tổ chức đảng.")
        return clean | {"place": unit or organization}


class AppointForm(OnePlaceForm):
    """A title at a unit or a party organisation."""

    title = forms.CharField(
        label="Chức vụ", max_length=150, widget=forms.TextInput(attrs={"list": "chuc-vu"})
    )
    title_group = forms.CharField(
        label="Nhóm chức danh", max_length=120, required=False, widget=forms.TextInput(attrs={"list": "nhom"})
    )
    managed_by = forms.ChoiceField(
        label="Diện quản lý", choices=enums.ManagedBy.choices, initial="grassroots"
    )
    is_head = forms.BooleanField(label="Là người đứng đầu", required=False)
    is_main = forms.BooleanField(label="Là chức vụ chính", required=False)
    is_scored = forms.BooleanField(label="Chấm điểm Mẫu 06", required=False)
    registers_breakthrough = forms.BooleanField(label="Đăng ký đột phá (Điều 6)", required=False)
    starts_on = DayField("Từ ngày")

    @property
    def known_titles(self) -> dict[str, list[str]]:
        """Titles and groups in use, as suggestions."""
        return appointment_titles()


class TransferForm(ActForm):
    """Another cell from a day."""

    organization = BodyField("organization", "Chuyển đến tổ chức đảng")
    starts_on = DayField("Từ ngày")


class TemporaryForm(ActForm):
    """Temporary activity from–to."""

    organization = BodyField("organization", "Nơi sinh hoạt tạm thời")
    starts_on = DayField("Từ ngày")
    ends_on = DayField("Đến ngày")


class AdmitForm(ActForm):
    """Admission to the party."""

    organization = BodyField("organization", "Chi bộ kết nạp")
    admitted_on = DayField("Ngày vào Đảng")
    residence = BodyField("organization", "Chi bộ nơi cư trú", required=False)


class MembershipForm(ActForm):
    """Another standing or state from a day."""

    standing = forms.ChoiceField(
        label="Tư cách", required=False, choices=[("", "Giữ nguyên"), *enums.MemberStanding.choices]
    )
    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Giữ nguyên"), *enums.MembershipState.choices]
    )
    starts_on = DayField("Từ ngày")
    reason = forms.CharField(label=REASON, max_length=300)


class MembershipEndForm(ActForm):
    """The last day of membership."""

    ends_on = DayField("Ngày cuối cùng")
    reason = forms.CharField(label=REASON, max_length=300)


class SeatForm(ActForm):
    """A seat in a collective."""

    collective = BodyField("collective", "Tập thể")
    role = forms.ChoiceField(label="Vai trò", choices=enums.SeatRole.choices, initial="member")
    starts_on = DayField("Từ ngày")


class AssignForm(OnePlaceForm):
    """A task at a place."""

    field_order = ("role", "unit", "organization", "starts_on", "ends_on")
    role = forms.ChoiceField(label="Vai trò", choices=enums.AssignedRole.choices)
    starts_on = DayField("Từ ngày")
    ends_on = DayField("Đến ngày", required=False)


class LendForm(ActForm):
    """One of the person's tasks also to a deputy."""

    row = forms.ChoiceField(label="Quyền cho nhận thay", widget=forms.RadioSelect)
    deputy = BodyField("person", "Người nhận thay")
    starts_on = DayField("Từ ngày")
    ends_on = DayField("Đến ngày")
    reason = forms.CharField(label=REASON, max_length=300)


class LeaveForm(ActForm):
    """A leave."""

    kind = forms.ChoiceField(label="Loại", choices=enums.LeaveKind.choices)
    starts_on = DayField("Từ ngày")
    ends_on = DayField("Đến ngày")


class PersonForm(ActForm):
    """A person's own facts."""

    code = forms.CharField(label="Mã", max_length=40)
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    birth_date = DayField("Ngày sinh", required=False)
    gender = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "Chưa ghi"), *enums.Gender.choices]
    )
    ethnicity = forms.CharField(label="Dân tộc", max_length=40, required=False)
    category = forms.ChoiceField(label="Đối tượng", choices=enums.Category.choices, initial="other")
    workplace = BodyField("unit", "Đơn vị công tác", required=False)
    is_teacher = forms.BooleanField(label="Giáo viên", required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    party_card_number = forms.CharField(label="Số thẻ đảng", max_length=30, required=False)


class PersonCorrectForm(PersonForm):
    """The same with a reason; the code stays."""

    code = None
    reason = forms.CharField(label=REASON, max_length=300)


class UnitForm(ActForm):
    """A unit's facts."""

    code = forms.CharField(label="Mã", max_length=40)
    name = forms.CharField(label="Tên đơn vị", max_length=250)
    kind = forms.CharField(label="Loại", max_length=80, widget=forms.TextInput(attrs={"list": "loai-don-vi"}))
    parent = BodyField("unit", "Đơn vị cấp trên", required=False)
    tier = forms.CharField(label="Cấp", max_length=60, required=False)
    block = forms.CharField(label="Khối", max_length=80, required=False)
    sector = forms.CharField(label="Ngành", max_length=80, required=False)
    field = forms.CharField(label="Lĩnh vực", max_length=80, required=False)
    party_organization = BodyField("organization", "Tổ chức đảng", required=False)
    superior_collective = BodyField(
        "collective", "Tập thể cấp trên trực tiếp", required=False, help_text=NO_SUPERIOR
    )
    established_on = DayField("Ngày thành lập")

    unit_kinds = enums.UNIT_KINDS


class UnitCorrectForm(UnitForm):
    """The same with a reason; the code stays."""

    code = None
    reason = forms.CharField(label=REASON, max_length=300)


class OrganizationForm(ActForm):
    """A party organisation's facts."""

    code = forms.CharField(label="Mã", max_length=40)
    name = forms.CharField(label="Tên tổ chức đảng", max_length=250)
    kind = forms.ChoiceField(label="Loại", choices=enums.PartyOrganizationKind.choices, initial="cell")
    parent = BodyField("organization", "Cấp trên", required=False)
    established_on = DayField("Ngày thành lập")


class OrganizationCorrectForm(OrganizationForm):
    """The same with a reason; the code stays."""

    code = None
    reason = forms.CharField(label=REASON, max_length=300)


class OrganizationDissolveForm(ActForm):
    """The last day of a party organisation; its members may go on in another."""

    dissolved_on = DayField("Ngày cuối cùng hoạt động")
    into = BodyField(
        "organization",
        "Đảng viên chuyển đến",
        required=False,
        help_text="Để trống: sinh hoạt đảng ở đây kết thúc, chuyển từng người sau.",
    )
    reason = forms.CharField(label=REASON, max_length=300)


class DissolveForm(ActForm):
    """The last day of a unit, perhaps merged into another."""

    dissolved_on = DayField("Ngày cuối cùng hoạt động")
    into = BodyField("unit", "Sáp nhập vào đơn vị", required=False, help_text="Để trống nếu giải thể.")
    reason = forms.CharField(label=REASON, max_length=300)
