"""The windows: the only place that knows Qt, and the place that never knows SQLAlchemy."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide6 puts a function of its own before every import, which reads the source of each module imported from then on to
# see whether it wants snake_case names. Nothing here does.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
