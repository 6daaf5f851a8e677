"""Faults from outside: killed processes, cut power, failing disks, wrong clocks, damaged files."""
