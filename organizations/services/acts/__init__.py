"""Dated acts on the register: each says who, what, since when; each can be seen before it is done, and undone."""
