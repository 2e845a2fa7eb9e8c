"""Articles in, a searchable store out; knows nothing of questions or answers."""
