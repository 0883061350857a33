"""The server: request → answer → the same pages as on disk, or JSON."""
