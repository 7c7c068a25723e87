"""The real nginx and Apache, each with the settings of deploy/, on this machine alone."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deployed import DEPLOY

_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
"""Servers are not in the path of everybody."""

PROGRAMS = {
    name: shutil.which(program, path=_PATH) for name, program in
    (("nginx.conf", "nginx"), ("apache.htaccess", "apache2"))
}  # fmt: skip
"""The server of each file of deploy/, where it is installed."""

_NGINX = """\
daemon off;
worker_processes 1;
{user}
pid {run}/pid;
error_log {run}/log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {run}/body;
  proxy_temp_path {run}/proxy;
  fastcgi_temp_path {run}/fastcgi;
  uwsgi_temp_path {run}/uwsgi;
  scgi_temp_path {run}/scgi;
  include {run}/conf.d/*.conf;
}}
"""

# The modules that Debian turns on by itself, as far as they have to do with files; and headers.
_MODULES = (
    *("mpm_event", "authz_core", "alias", "autoindex", "deflate", "dir", "env", "filter"),
    *("mime", "negotiation", "setenvif", "headers"),
)
_APACHE = """\
ServerRoot {run}
DefaultRuntimeDir {run}
ServerName 127.0.0.1
PidFile {run}/pid
ErrorLog {run}/log
Listen 127.0.0.1:{port}
{modules}
TypesConfig /etc/mime.types
{user}
DocumentRoot {root}
<Directory {root}>
  Require all granted
  Options Indexes FollowSymLinks
  AllowOverride FileInfo Indexes Options
</Directory>
"""


@contextmanager
def served(file: str, root: Path, run: Path) -> Iterator[int]:
    """Let the server of a file of deploy/ serve a folder; give its port.

    `run` is an empty folder for what it writes. Apache finds its file as .htaccess in the folder.
    """
    program = PROGRAMS[file]
    assert program
    port = _free_port()
    as_root = os.geteuid() == 0
    if file == "nginx.conf":
        (run / "conf.d").mkdir()
        (run / "conf.d" / file).write_text(_nginx(root, port), "utf-8")
        user = "user root;" if as_root else ""
        config = _NGINX.format(run=run, user=user)
        command = [program, "-p", str(run), "-c", str(run / "main.conf")]
    else:
        modules = "\n".join(
            f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so" for one in _MODULES
        )
        user = "User nobody\nGroup nogroup" if as_root else ""
        config = _APACHE.format(run=run, port=port, root=root, user=user, modules=modules)
        command = [program, "-f", str(run / "main.conf"), "-DFOREGROUND"]
    (run / "main.conf").write_text(config, "utf-8")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            _wait(server, port)
            yield port
        finally:
            server.terminate()


def _nginx(root: Path, port: int) -> str:
    """Return deploy/nginx.conf with what its first lines ask to be set."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    text, listens = re.subn(r"(?m)^  listen 80;", f"  listen 127.0.0.1:{port};", text)
    text, roots = re.subn(r"(?m)^  root .+;", f"  root {root};", text)
    assert listens == roots == 1
    return text


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server answers; tell what it said where it does not start."""
    for _ in range(200):
        if server.poll() is not None:
            assert server.stdout
            raise AssertionError(server.stdout.read().decode())
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")
