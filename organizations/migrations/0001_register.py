"""The register's tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã")),
                ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("name_key", models.CharField(editable=False, max_length=300)),
                ("search_key", models.CharField(default="", editable=False, max_length=300)),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="ngày sinh")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("male", "Nam"), ("female", "Nữ")],
                        max_length=8,
                        verbose_name="giới tính",
                    ),
                ),
                ("ethnicity", models.CharField(blank=True, max_length=40, verbose_name="dân tộc")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("cadre", "Cán bộ"),
                            ("civil_servant", "Công chức"),
                            ("public_employee", "Viên chức"),
                            ("armed_forces", "Lực lượng vũ trang"),
                            ("other", "Khác"),
                        ],
                        default="other",
                        max_length=16,
                        verbose_name="đối tượng",
                    ),
                ),
                ("is_teacher", models.BooleanField(default=False, verbose_name="giáo viên")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                (
                    "party_card_number",
                    models.CharField(blank=True, max_length=30, verbose_name="số thẻ đảng"),
                ),
            ],
            options={
                "ordering": ["name_key", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ProjectionDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=60, unique=True, verbose_name="tên đăng nhập")),
                ("is_active", models.BooleanField(default=True, verbose_name="được đăng nhập")),
                ("is_installer", models.BooleanField(default=False, verbose_name="quản trị lúc cài đặt")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True, related_name="user_set", related_query_name="user", to="auth.group"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="user",
                        to="organizations.person",
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PartyOrganization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("established_on", models.DateField(blank=True, null=True, verbose_name="ngày thành lập")),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã")),
                ("name", models.CharField(max_length=250, verbose_name="tên tổ chức đảng")),
                ("search_key", models.CharField(default="", editable=False, max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "Đảng bộ huyện"),
                            ("grassroots_committee", "Đảng bộ cơ sở"),
                            ("grassroots_cell", "Chi bộ cơ sở"),
                            ("sub_committee", "Đảng bộ bộ phận"),
                            ("cell", "Chi bộ trực thuộc"),
                        ],
                        max_length=24,
                        verbose_name="loại",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organizations.partyorganization",
                        verbose_name="cấp trên",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "permissions": (
                    ("unit_office", "Cán bộ làm công tác tổ chức"),
                    ("org_office", "Cán bộ Cơ quan Tổ chức - Nội vụ"),
                    ("consulted_agency", "Đầu mối cơ quan tham gia ý kiến"),
                    ("assigned_member", "Cấp ủy viên phụ trách"),
                    ("teller", "Tổ kiểm phiếu"),
                    ("inspection", "Kiểm tra, giám sát"),
                    ("administrator", "Quản trị hệ thống"),
                    ("head", "Người đứng đầu"),
                    ("cell_secretary", "Bí thư chi bộ"),
                    ("grassroots_committee", "Cấp ủy viên cơ sở"),
                    ("collective_member", "Thành viên tập thể lãnh đạo"),
                ),
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="LeadershipCollective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("established_on", models.DateField(blank=True, null=True, verbose_name="ngày thành lập")),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã")),
                ("name", models.CharField(max_length=250, verbose_name="tên tập thể")),
                ("search_key", models.CharField(default="", editable=False, max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("grassroots_committee", "Đảng ủy cơ sở"),
                            ("cell_committee", "Chi ủy"),
                            ("agency", "Tập thể lãnh đạo cơ quan"),
                            ("commune_peoples_committee", "Tập thể lãnh đạo UBND cấp xã"),
                            ("commune_council", "Tập thể HĐND cấp xã"),
                            ("standing_committee", "Ban Thường vụ cấp ủy"),
                            ("permanent", "Thường trực cấp ủy"),
                            ("district_peoples_committee", "Tập thể lãnh đạo UBND huyện"),
                            ("district_council_permanent", "Thường trực HĐND huyện"),
                        ],
                        max_length=30,
                        verbose_name="loại",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="collectives",
                        to="organizations.partyorganization",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PartyOrganizationGroupObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="organizations.partyorganization"
                    ),
                ),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PartyOrganizationUserObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="organizations.partyorganization"
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PartyMembership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "standing",
                    models.CharField(
                        choices=[("official", "Chính thức"), ("probationary", "Dự bị")],
                        default="official",
                        max_length=12,
                        verbose_name="tư cách",
                    ),
                ),
                (
                    "activity",
                    models.CharField(
                        choices=[("official", "Chính thức"), ("temporary", "Tạm thời")],
                        default="official",
                        max_length=10,
                        verbose_name="hình thức sinh hoạt",
                    ),
                ),
                ("admitted_on", models.DateField(blank=True, null=True, verbose_name="ngày vào Đảng")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "Đang sinh hoạt"),
                            ("exempt", "Miễn sinh hoạt"),
                            ("suspended", "Đình chỉ sinh hoạt"),
                        ],
                        default="active",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organizations.partyorganization",
                        verbose_name="tổ chức đảng",
                    ),
                ),
                (
                    "residence_cell",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residents",
                        to="organizations.partyorganization",
                        verbose_name="chi bộ nơi cư trú",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organizations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[("sick", "Ốm"), ("maternity", "Thai sản")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="organizations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CivilResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                            ("good", "Hoàn thành tốt nhiệm vụ"),
                            ("completed", "Hoàn thành nhiệm vụ"),
                            ("failed", "Không hoàn thành nhiệm vụ"),
                            ("not_rated", "Không xếp loại"),
                        ],
                        max_length=12,
                        verbose_name="mức xếp loại",
                    ),
                ),
                ("period", models.CharField(blank=True, max_length=60, verbose_name="kỳ đánh giá")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="civil_results",
                        to="organizations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PlanningEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("title", models.CharField(max_length=150, verbose_name="chức danh quy hoạch")),
                ("title_group", models.CharField(blank=True, max_length=120, verbose_name="nhóm chức danh")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planning_entries",
                        to="organizations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "role",
                    models.CharField(
                        choices=[("chair", "Chủ trì"), ("deputy", "Phó"), ("member", "Ủy viên")],
                        default="member",
                        max_length=8,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="organizations.leadershipcollective",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="organizations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["collective", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("established_on", models.DateField(blank=True, null=True, verbose_name="ngày thành lập")),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="ngày giải thể")),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã")),
                ("name", models.CharField(max_length=250, verbose_name="tên đơn vị")),
                ("search_key", models.CharField(default="", editable=False, max_length=300)),
                ("kind", models.CharField(max_length=80, verbose_name="loại")),
                ("tier", models.CharField(blank=True, max_length=60, verbose_name="cấp")),
                ("block", models.CharField(blank=True, max_length=80, verbose_name="khối")),
                ("sector", models.CharField(blank=True, max_length=80, verbose_name="ngành")),
                ("field", models.CharField(blank=True, max_length=80, verbose_name="lĩnh vực")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organizations.unit",
                        verbose_name="cấp trên",
                    ),
                ),
                (
                    "party_organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="organizations.partyorganization",
                        verbose_name="tổ chức đảng",
                    ),
                ),
                (
                    "superior_collective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inferior_units",
                        to="organizations.leadershipcollective",
                        verbose_name="tập thể cấp trên trực tiếp",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "permissions": (
                    ("unit_office", "Cán bộ làm công tác tổ chức"),
                    ("org_office", "Cán bộ Cơ quan Tổ chức - Nội vụ"),
                    ("consulted_agency", "Đầu mối cơ quan tham gia ý kiến"),
                    ("assigned_member", "Cấp ủy viên phụ trách"),
                    ("teller", "Tổ kiểm phiếu"),
                    ("inspection", "Kiểm tra, giám sát"),
                    ("administrator", "Quản trị hệ thống"),
                    ("head", "Người đứng đầu"),
                    ("cell_secretary", "Bí thư chi bộ"),
                    ("grassroots_committee", "Cấp ủy viên cơ sở"),
                    ("collective_member", "Thành viên tập thể lãnh đạo"),
                ),
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RecordedRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Cá nhân"),
                            ("member", "Đảng viên"),
                            ("party_organization", "Tổ chức đảng"),
                            ("collective", "Tập thể"),
                            ("unit", "Đơn vị"),
                        ],
                        max_length=20,
                        verbose_name="loại đối tượng",
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                            ("good", "Hoàn thành tốt nhiệm vụ"),
                            ("completed", "Hoàn thành nhiệm vụ"),
                            ("failed", "Không hoàn thành nhiệm vụ"),
                            ("not_rated", "Không xếp loại"),
                        ],
                        max_length=12,
                        verbose_name="mức xếp loại",
                    ),
                ),
                (
                    "not_rated_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do không xếp loại"),
                ),
                ("decided_by", models.CharField(blank=True, max_length=200, verbose_name="cấp quyết định")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="số văn bản")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                (
                    "collective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_ratings",
                        to="organizations.leadershipcollective",
                    ),
                ),
                (
                    "party_organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_ratings",
                        to="organizations.partyorganization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_ratings",
                        to="organizations.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_ratings",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="person",
            name="workplace",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="staff",
                to="organizations.unit",
                verbose_name="đơn vị công tác",
            ),
        ),
        migrations.AddField(
            model_name="leadershipcollective",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="collectives",
                to="organizations.unit",
            ),
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("unit_office", "Cán bộ làm công tác tổ chức"),
                            ("org_office", "Cán bộ Cơ quan Tổ chức - Nội vụ"),
                            ("consulted_agency", "Đầu mối cơ quan tham gia ý kiến"),
                            ("assigned_member", "Cấp ủy viên phụ trách"),
                            ("teller", "Tổ kiểm phiếu"),
                            ("inspection", "Kiểm tra, giám sát"),
                            ("administrator", "Quản trị hệ thống"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organizations.partyorganization",
                    ),
                ),
                (
                    "lent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lent_assignments",
                        to="organizations.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organizations.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["role", "starts_on", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("title", models.CharField(max_length=150, verbose_name="chức vụ")),
                ("title_group", models.CharField(blank=True, max_length=120, verbose_name="nhóm chức danh")),
                ("search_key", models.CharField(default="", editable=False, max_length=300)),
                ("is_head", models.BooleanField(default=False, verbose_name="người đứng đầu")),
                (
                    "managed_by",
                    models.CharField(
                        choices=[
                            ("province", "Ban Thường vụ Tỉnh ủy"),
                            ("district", "Ban Thường vụ Huyện ủy"),
                            ("grassroots", "Cấp ủy cơ sở"),
                        ],
                        default="grassroots",
                        max_length=12,
                        verbose_name="diện quản lý",
                    ),
                ),
                ("is_scored", models.BooleanField(default=False, verbose_name="chấm điểm Mẫu 06")),
                (
                    "registers_breakthrough",
                    models.BooleanField(default=False, verbose_name="đăng ký đột phá"),
                ),
                ("is_main", models.BooleanField(default=False, verbose_name="chức vụ chính")),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="organizations.partyorganization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="organizations.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_main", "starts_on", "pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="UnitGroupObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="organizations.unit"),
                ),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="UnitUserObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="organizations.unit"),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="partyorganization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("established_on", None),
                    ("dissolved_on", None),
                    ("dissolved_on__gte", models.F("established_on")),
                    _connector="OR",
                ),
                name="partyorganization_lifespan",
            ),
        ),
        migrations.AddConstraint(
            model_name="partyorganization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="partyorganization_not_own_parent",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="partyorganizationgroupobjectpermission",
            unique_together={("group", "permission", "content_object")},
        ),
        migrations.AlterUniqueTogether(
            name="partyorganizationuserobjectpermission",
            unique_together={("user", "permission", "content_object")},
        ),
        migrations.AddIndex(
            model_name="partymembership",
            index=models.Index(fields=["organization", "ends_on"], name="membership_of_cell"),
        ),
        migrations.AddConstraint(
            model_name="partymembership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="partymembership_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="partymembership",
            constraint=models.UniqueConstraint(
                fields=("person", "organization", "activity", "starts_on"), name="partymembership_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="partymembership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("activity", "official"), ("ends_on", None)),
                fields=("person",),
                name="partymembership_one_open_official",
            ),
        ),
        migrations.AddIndex(
            model_name="leave",
            index=models.Index(fields=["starts_on", "ends_on"], name="leave_span"),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="leave_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.UniqueConstraint(fields=("person", "kind", "starts_on"), name="leave_once"),
        ),
        migrations.AddConstraint(
            model_name="civilresult",
            constraint=models.UniqueConstraint(fields=("person", "year"), name="civilresult_once"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_installer", False), ("person", None), _connector="OR"),
                name="user_installer_is_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="planningentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="planningentry_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="planningentry",
            constraint=models.UniqueConstraint(
                fields=("person", "title", "title_group", "starts_on"), name="planningentry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="seat_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("collective", "person", "starts_on"), name="seat_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("established_on", None),
                    ("dissolved_on", None),
                    ("dissolved_on__gte", models.F("established_on")),
                    _connector="OR",
                ),
                name="unit_lifespan",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="unit_not_own_parent",
            ),
        ),
        migrations.AddIndex(
            model_name="recordedrating",
            index=models.Index(fields=["year", "kind"], name="recordedrating_list"),
        ),
        migrations.AddConstraint(
            model_name="recordedrating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("collective__isnull", True),
                        ("kind__in", ("person", "member")),
                        ("party_organization__isnull", True),
                        ("person__isnull", False),
                        ("unit__isnull", True),
                    ),
                    models.Q(
                        ("collective__isnull", True),
                        ("kind__in", ("party_organization",)),
                        ("party_organization__isnull", False),
                        ("person__isnull", True),
                        ("unit__isnull", True),
                    ),
                    models.Q(
                        ("collective__isnull", False),
                        ("kind__in", ("collective",)),
                        ("party_organization__isnull", True),
                        ("person__isnull", True),
                        ("unit__isnull", True),
                    ),
                    models.Q(
                        ("collective__isnull", True),
                        ("kind__in", ("unit",)),
                        ("party_organization__isnull", True),
                        ("person__isnull", True),
                        ("unit__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="recordedrating_one_subject",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordedrating",
            constraint=models.CheckConstraint(
                condition=models.Q(("rating", "not_rated"), ("not_rated_reason", ""), _connector="OR"),
                name="recordedrating_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordedrating",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("person", "year", "kind"),
                name="recordedrating_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordedrating",
            constraint=models.UniqueConstraint(
                condition=models.Q(("party_organization__isnull", False)),
                fields=("party_organization", "year"),
                name="recordedrating_organization",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordedrating",
            constraint=models.UniqueConstraint(
                condition=models.Q(("collective__isnull", False)),
                fields=("collective", "year"),
                name="recordedrating_collective",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordedrating",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit__isnull", False)),
                fields=("unit", "year"),
                name="recordedrating_unit",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name_key", "id"], name="person_by_name"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["workplace", "name_key"], name="person_by_workplace"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["category", "name_key"], name="person_by_category"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["search_key"], name="person_by_search"),
        ),
        migrations.AddConstraint(
            model_name="leadershipcollective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("established_on", None),
                    ("dissolved_on", None),
                    ("dissolved_on__gte", models.F("established_on")),
                    _connector="OR",
                ),
                name="leadershipcollective_lifespan",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["role", "ends_on"], name="assignment_by_role"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="assignment_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organization__isnull", False), ("unit", None)),
                    models.Q(("organization", None), ("unit__isnull", False)),
                    _connector="OR",
                ),
                name="assignment_one_place",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["managed_by", "ends_on"], name="appointment_managed"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["unit", "is_head"], name="appointment_in_unit"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["organization", "is_head"], name="appointment_in_org"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["title_group"], name="appointment_group"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="appointment_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organization__isnull", False), ("unit", None)),
                    models.Q(("organization", None), ("unit__isnull", False)),
                    _connector="OR",
                ),
                name="appointment_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit__isnull", False)),
                fields=("person", "unit", "title", "starts_on"),
                name="appointment_once_in_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organization__isnull", False)),
                fields=("person", "organization", "title", "starts_on"),
                name="appointment_once_in_organization",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="unitgroupobjectpermission",
            unique_together={("group", "permission", "content_object")},
        ),
        migrations.AlterUniqueTogether(
            name="unituserobjectpermission",
            unique_together={("user", "permission", "content_object")},
        ),
    ]
