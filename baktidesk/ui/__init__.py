"""The windows: the only place that knows Qt, and the place that never knows SQLAlchemy."""
