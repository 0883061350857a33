"""Pages: answers → HTML."""
