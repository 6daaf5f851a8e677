"""What baktidesk needs: the pinned packages, and what the operating system must provide."""
