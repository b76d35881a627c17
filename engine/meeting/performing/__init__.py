"""What each kind of move does, by theme; engine/meeting/commands.py puts them together."""
