"""Commands: init, demo, serve, worker, import, audit."""
