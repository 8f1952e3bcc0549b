"""`advocacy serve`: web workers and exactly one background worker."""

import gc
import os
import socket
import subprocess
import sys
from threading import Event, Thread
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.config import Config
from gunicorn.glogging import Logger

from advocacy.logs import write_log
from advocacy.settings import load_settings
from advocacy.web.counting import use_row

from .demo_command import app_with_demo
from .dying import free_the_port_with_parent
from .giving_back import after_a_request
from .installing import app_to_serve

BEFORE_THE_FIRST = 2.0  # the first page comes first, and needs every processor
BEFORE_THE_NEXT = 2.0


class Server(BaseApplication):
    """Gunicorn with sync workers: fonts must never be shared between threads."""

    def __init__(self, app: Flask, host: str, port: int, workers: int) -> None:
        self.app, self.bind, self.workers = app, f"{host}:{port}", workers
        self.memory = app.config["SETTINGS"].worker_memory_mib
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": self.bind,
            "workers": self.workers,
            "worker_class": "sync",
            "timeout": 60,
            "graceful_timeout": 10,
            "control_socket_disable": True,
            # Who asks, and over what, is said by the proxies that the settings count: gunicorn believes none itself.
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},
            "post_fork": drop_connections,
            "post_worker_init": free_the_port_with_parent,
            "post_request": after_a_request(self.memory),
            "loglevel": "warning",
            "logger_class": IntoOurLog,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.app


class IntoOurLog(Logger):
    """Gunicorn's lines join ours, where addresses are left out; it keeps no list of requests of its own."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        self.error_log.handlers, self.error_log.propagate = [], True


class Background(Thread):
    """Keeps exactly one background worker running: one that dies is followed by another."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.stopped = Event()
        self.process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        command = [sys.executable, "-m", "advocacy", "worker", "--parent", str(os.getpid())]
        pause = BEFORE_THE_FIRST
        while not self.stopped.wait(pause):
            self.process = subprocess.Popen(command)
            self.process.wait()
            pause = BEFORE_THE_NEXT

    def stop(self) -> None:
        self.stopped.set()
        if self.process is not None:
            self.process.terminate()


def drop_connections(server: object, worker: Any) -> None:
    """A connection must not be shared with the process that this one was forked from."""
    from advocacy.db import db

    use_row(worker.age)
    app = getattr(getattr(server, "app", None), "app", None)
    if app is not None:
        with app.app_context():
            db.engine.dispose(close=False)
    # What is loaded by now stays: looking through it again and again for garbage costs time on every page.
    gc.freeze()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
@click.option("--workers", default=2, show_default=True, help="Web processes.")
@click.option("--web-only", is_flag=True, help="No background worker: `advocacy worker` runs elsewhere.")
@click.option("--demo", is_flag=True, help="Fill an empty installation with invented people first.")
def serve(host: str, port: int, workers: int, *, web_only: bool, demo: bool) -> None:
    """Run the application and one background worker."""
    write_log(load_settings())
    refuse_taken_port(host, port)
    app, code = (app_with_demo(), "") if demo else app_to_serve()
    background = Background()
    if not web_only:
        background.start()
    typed = f" and type this code: {code}\n" if code else " in a browser. "
    click.echo(f"Open http://{host}:{port}{typed}Press Ctrl+C to stop.", err=True)
    server = Server(app, host, port, workers)
    # A `finally` here would run in the web processes too.
    server.cfg.set("on_exit", lambda _server: background.stop())
    server.run()


def refuse_taken_port(host: str, port: int) -> None:
    """One clear sentence instead of a server that tries again and again."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} on {host} can not be used: {error.strerror}. Choose another with --port."
            ) from error
