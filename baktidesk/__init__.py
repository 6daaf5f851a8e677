"""baktidesk: the desk program for social-service days (bakti sosial)."""

__version__ = "0.1.0"
