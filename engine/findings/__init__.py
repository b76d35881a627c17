"""Findings: house rules held against values, reports and the room."""
