"""The rules: pure Python that decides from values. No Django, no clock, no database, no number of the law."""
