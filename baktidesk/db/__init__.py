"""Tables, engine, transactions and migrations; nothing here knows Qt."""
