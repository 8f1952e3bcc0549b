"""For a WSGI server: `wsgi:app`."""

from advocacy import create_app
from advocacy.logs import write_log
from advocacy.settings import load_settings

write_log(load_settings())
app = create_app()
