"""The papers' filters: numbers, days and levels as official paper writes them."""

from django import template

from reports import words

register = template.Library()
register.filter("points", words.points)
register.filter("maximum", words.maximum)
register.filter("people", words.count)
register.filter("figure", words.figure)
register.filter("on_paper", words.day)
register.filter("level_name", words.level_name)
register.filter("level_short", words.level_short)
