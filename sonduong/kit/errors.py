"""How a house says no: a code with its values for programs, worded for people by phrases.py."""


class DomainError(Exception):
    """A rule said no. `code` is for programs and tests; `params` fill the sentence in phrases.py."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code, self.params = str(code), params


class NotVisible(Exception):
    """Missing, or not yours to see. Nobody outside may learn which; becomes the one 404 page."""
