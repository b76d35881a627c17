"""Snapshots: one moment's values and findings, and what earlier ones said."""
