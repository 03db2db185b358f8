"""Searching for counterexamples may take its time: a busy machine is no counterexample."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
