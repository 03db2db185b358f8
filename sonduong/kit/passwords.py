"""What a password must be, said in Vietnamese: Django's own sentence about the length is not translated."""

from django.contrib.auth import password_validation


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    """Django's rule with a sentence that says what to do."""

    def get_error_message(self) -> str:
        return f"Mật khẩu ngắn quá: cần ít nhất {self.min_length} ký tự, một câu ngắn dễ nhớ là tốt nhất."
