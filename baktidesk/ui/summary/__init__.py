"""Charts and figures of the summary."""
