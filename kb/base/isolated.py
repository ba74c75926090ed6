"""Starts a module of this program in a Python that takes nothing from the current folder or from variables.

    python -I kb/base/isolated.py PACKAGES MODULE ARGUMENTS

Run as a file by `kb.base.process`, so that Python itself looks nowhere but where it was installed; only then are the folders
of this program and of the packages it stands on (PACKAGES) added.
"""

import os
import runpy
import sys

if __name__ == "__main__":
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - nothing else is loaded yet
    packages, module, *arguments = sys.argv[1:]
    sys.path.insert(0, root)
    if packages not in sys.path:
        sys.path.append(packages)
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)
