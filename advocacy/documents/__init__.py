"""Documents that left the draft stage: numbered, frozen bytes with their hash. No views."""
