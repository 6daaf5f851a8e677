"""Plain functions named for the deed, session first, giving a value or raising Refused."""
