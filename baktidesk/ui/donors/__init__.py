"""The donor desk: check-in, board of visits, slips, PMI's tally."""
