"""For a WSGI server: `wsgi:app`."""

from advocacy import create_app

app = create_app()
