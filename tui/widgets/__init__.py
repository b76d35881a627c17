"""What the screen shows: each widget draws one part of a scene, and knows nothing of the others."""
