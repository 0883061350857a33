"""Pictures: answers → drawings of the graph."""
