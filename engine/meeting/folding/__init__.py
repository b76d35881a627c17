"""What each kind of fact does to a meeting, by theme; engine/meeting/fold.py puts them together."""
