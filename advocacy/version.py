"""The version of this program: `setup.cfg` reads it here, and so do backups."""

VERSION = "0.1.0"
