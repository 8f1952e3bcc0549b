"""Notices and the days that follow from them."""
