"""What one meeting comes to: its cost, completion rate, effects, health, and what it leaves unsaid."""
