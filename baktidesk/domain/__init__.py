"""Plain Python records, rules and words; nothing here knows Qt, SQLAlchemy or files."""
