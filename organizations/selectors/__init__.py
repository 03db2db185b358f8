"""The register's eyes: reads, never writes."""
