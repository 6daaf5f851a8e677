"""The dialog that takes a list of people in."""
