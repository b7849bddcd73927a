"""``python -m ngo_central_asia``."""

from __future__ import annotations

import sys

from ngo_central_asia.cli import main

sys.exit(main())
