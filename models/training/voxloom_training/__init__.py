"""Trains, exports and measures Voxloom's voices. See models/training/README.md."""
