"""A page on which every part of the kit stands once, with texts as long as real ones; only tests serve it."""
