"""What the operating system must provide: shared libraries for Qt, and programs that some tests need.

On Debian they are installed where this user may, elsewhere they are named. Nothing here needs more than
Python's own library.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    **QT_LIBRARIES,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# The name in `pytest.mark.needs`, the program looked for, the Debian package.
TOOLS = {
    "xvfb": ("Xvfb", "xvfb"),
    "poppler": ("pdftoppm", "poppler-utils"),
    "postgresql": ("initdb", "postgresql"),
    "libreoffice": ("localc", "libreoffice-calc"),
}


def missing_libraries(wanted: Mapping[str, str]) -> list[str]:
    """Give the packages of the shared libraries that are not here and could not be installed; none but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in wanted.items() if not has_library(library)]
    return packages if packages and not apt_install(packages) else []


def missing_tools() -> dict[str, str]:
    """Give the names of the programs that are not here and could not be installed, each with what to do about it."""
    missing = [name for name, (program, _package) in TOOLS.items() if not has_program(program)]
    if missing:
        apt_install([TOOLS[name][1] for name in missing])
    return {
        name: f"{TOOLS[name][0]} is not here; on Debian: {apt_line([TOOLS[name][1]])}"
        for name in missing
        if not has_program(TOOLS[name][0])
    }


def has_library(name: str) -> bool:
    """Tell whether a shared library is here: by its file, which is quick, or else by loading it."""
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    folders = [Path("/usr/lib", multiarch), Path("/lib", multiarch), Path("/usr/lib64"), Path("/usr/lib")]
    return any((folder / name).exists() for folder in folders) or can_load(name)


def can_load(name: str) -> bool:
    """Tell whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_program(name: str) -> bool:
    """Tell whether a program is on the PATH or in the folder of a PostgreSQL version, where Debian keeps its own."""
    return bool(shutil.which(name)) or any(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))


def apt_line(packages: Iterable[str]) -> str:
    """Give the one line that a person can type to install Debian packages."""
    return f"sudo apt-get install {' '.join(packages)}"


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages where this user may; tell whether it worked."""
    prefix = may_install()
    if prefix is None:
        return False
    print(f"Installing Debian packages: {' '.join(packages)}", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    _succeeds([*apt, "update"])
    return _succeeds([*apt, "install", "-y", "--no-install-recommends", *packages])


def may_install() -> list[str] | None:
    """Give the words before apt-get (none for root, sudo where it asks for no password), or None."""
    if os.name != "posix" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and _succeeds([sudo, "-n", "true"]) else None


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
