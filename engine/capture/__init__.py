"""The capture line: what a scribe types, understood."""
