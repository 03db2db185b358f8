"""The addresses of the register."""

from django.urls import path

from organizations.views import accounts, acts, imports, people, recorded, setup, structure

app_name = "organizations"
urlpatterns = [
    path("to-chuc/", structure.tree, name="tree"),
    path("to-chuc/don-vi/<int:pk>/", structure.unit, name="unit"),
    path("to-chuc/dang/<int:pk>/", structure.organization, name="organization"),
    path("to-chuc/tap-the/<int:pk>/", structure.collective, name="collective"),
    path("to-chuc/don-vi/them/", acts.unit_add, name="unit-add"),
    path("to-chuc/don-vi/<int:pk>/<slug:slug>/", acts.unit_act, name="unit-act"),
    path("to-chuc/dang/them/", acts.organization_add, name="organization-add"),
    path("to-chuc/dang/<int:pk>/<slug:slug>/", acts.organization_act, name="organization-act"),
    path("to-chuc/chon/<slug:kind>/", acts.suggest, name="suggest"),
    path("to-chuc/hoan-tac/<int:number>/", acts.undo, name="undo"),
    path("to-chuc/xep-loai/", recorded.recorded, name="recorded"),
    path("nhan-su/", people.people, name="people"),
    path("nhan-su/xuat/", people.people_export, name="people-export"),
    path("nhan-su/them/", acts.person_add, name="person-add"),
    path("nhan-su/<int:pk>/<slug:slug>/", acts.person_act, name="person-act"),
    path("nhan-su/<int:pk>/", people.person, name="person"),
    path("tai-khoan/", accounts.accounts, name="accounts"),
    path("tai-khoan/in-phieu/", accounts.print_slips, name="slips-print"),
    path("tai-khoan/<int:pk>/", accounts.account_state, name="account-state"),
    path("thiet-lap/", setup.first_setup, name="first-setup"),
    path("thiet-lap/in-phieu/", setup.print_first_slips, name="first-slips"),
    path("dang-nhap/phieu/", accounts.use_slip, name="use-slip"),
    path("nhap-du-lieu/", imports.start, name="import"),
    path("nhap-du-lieu/mau/", imports.template, name="import-template"),
    path("nhap-du-lieu/xuat/", imports.export, name="export"),
    path("nhap-du-lieu/viec/<uuid:key>/", imports.job, name="import-job"),
    path("nhap-du-lieu/viec/<uuid:key>/tep.xlsx", imports.export_file, name="export-file"),
    path("nhap-du-lieu/<uuid:key>/", imports.review, name="import-review"),
    path("nhap-du-lieu/<uuid:key>/kiem-tra/", imports.again, name="import-again"),
    path("nhap-du-lieu/<uuid:key>/ghi/", imports.write, name="import-write"),
    path("nhap-du-lieu/<uuid:key>/loi/", imports.faults, name="import-faults"),
]
