"""What leaves the venue as a message: report, draft, outbox."""
