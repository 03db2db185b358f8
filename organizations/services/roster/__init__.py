"""The import of a register from an office's workbook: read, check, compare, write all or nothing (ORG-8, ORG-9)."""
