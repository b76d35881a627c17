"""What buyers say, counted by phrase and by reason."""
