"""Cards and dialogs of the page Kirim."""
