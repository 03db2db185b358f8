"""Filters of the papers' templates."""
