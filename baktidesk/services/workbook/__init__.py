"""The Excel workbook for the regional office."""
