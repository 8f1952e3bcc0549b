"""Everything that is kept here, as files that any program reads: nobody is locked in."""
