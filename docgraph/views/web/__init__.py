"""The server: request → query → page."""
