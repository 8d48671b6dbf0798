"""What is said about the islands, with its sources, and how it is shown."""
