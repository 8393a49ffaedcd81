"""The pages about staff in post."""
