"""The register's doors: fetch, clean, call one service, word a refusal, render."""
