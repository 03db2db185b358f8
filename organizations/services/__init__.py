"""The register's hands: each service does one act in one transaction with one audit entry."""
