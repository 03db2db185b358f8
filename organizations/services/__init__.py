"""The hands of the register: each service does one dated act in one transaction with one audit entry."""
