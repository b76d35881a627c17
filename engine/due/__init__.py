"""Due dates: a phrase as a scribe types it, and the day that it means."""
