"""One line for each kind of fact, by theme; engine/meeting/feed.py puts them together."""
