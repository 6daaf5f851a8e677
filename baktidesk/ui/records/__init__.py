"""One record: shown, corrected, voided."""
