"""What happens at the donor desk: visits, bags, duplicates, rules, slips."""
