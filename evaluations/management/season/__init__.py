"""A whole campaign played with invented, seeded answers through the same services as the pages."""
