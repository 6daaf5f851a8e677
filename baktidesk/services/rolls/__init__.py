"""Lists of people that come as a workbook: guarded, read, compared, taken over."""
