"""The morning's post: letters issued, sorted and bound for the printer by background work, one after the other."""
