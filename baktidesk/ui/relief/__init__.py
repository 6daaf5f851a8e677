"""The desks for goods: institutions, people, crowds, stock."""
