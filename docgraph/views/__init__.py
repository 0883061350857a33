"""Views: answers of the graph → what people see or take away."""
