"""Who is there, and whether the data is safe: PIN, lock, backups, rescue."""
