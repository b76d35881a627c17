"""Everything that touches bytes outside the process: reports, snapshots, the meeting log, exports, settings."""
