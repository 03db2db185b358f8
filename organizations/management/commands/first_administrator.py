"""Prints the one-time link by which the first administrator of an empty installation chooses a password."""

from django.contrib.auth.tokens import default_token_generator
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from organizations.services.installer import installer_find
from sonduong.kit import clock


class Command(BaseCommand):
    """`manage.py first_administrator`: silent once the password is chosen or anybody else has a login."""

    help = "In đường dẫn dùng một lần để quản trị viên đầu tiên đặt mật khẩu."

    def add_arguments(self, parser):
        parser.add_argument("--base", default="http://127.0.0.1:8000", help="địa chỉ của trang web")

    def handle(self, *, base, **options):
        user = installer_find(at=clock.now())
        if user is None:
            return
        key = urlsafe_base64_encode(force_bytes(user.pk))
        link = reverse("set-password", args=[key, default_token_generator.make_token(user)])
        self.stdout.write(
            f"Quản trị viên đầu tiên: tên đăng nhập {user.username}. Mở đường dẫn sau một lần để đặt mật khẩu "
            f"(hết hạn sau ba ngày; chạy lại ./run --empty để lấy đường dẫn mới):\n  {base}{link}"
        )
