"""The practice file with both published events."""
