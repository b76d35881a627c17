"""The facts that a meeting is made of, by theme; engine/meeting/events.py puts them together."""
