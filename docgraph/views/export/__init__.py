"""Exports: records or quads → files to take away."""
