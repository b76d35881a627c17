"""The minutes: what a meeting leaves behind as one record, and that record as a document without format."""
