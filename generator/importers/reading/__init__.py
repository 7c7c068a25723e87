"""Readers of originals, one for each format: a file -> blocks, the same for all formats."""
