"""The scan box and the scanner that types into it."""
