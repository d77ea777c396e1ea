"""A package whose functions run in workers."""
