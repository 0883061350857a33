"""A question → rows: named questions, names that people write, chains of documents."""
