"""The hall's forms: clean input, never write."""
