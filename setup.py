"""Builds the wheel: what stands beside the program in a checkout goes into it (`provided`)."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

BESIDE = ("overrides", "deploy", "docs", "mkdocs.yml", "requirements.txt")


class WithTheme(build_py):
    """Copies the program, and the theme, settings and recipes into it."""

    def run(self) -> None:
        """Copy."""
        super().run()
        if self.editable_mode:
            return
        program = Path(self.build_lib) / "generator"
        for name in BESIDE:
            if Path(name).is_dir():
                shutil.rmtree(program / name, ignore_errors=True)
                shutil.copytree(name, program / name)
            else:
                shutil.copy(name, program / name)


setup(cmdclass={"build_py": WithTheme}, options={"build": {"build_base": ".wheel"}})
