"""One official paper = one module here + one template + one sample; files that begin with _ are shared by them."""
