"""Documents on screen, in PDF and on a printer."""
