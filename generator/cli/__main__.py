"""`python -m generator.cli` is `plenary`."""

import sys

from generator.cli import main

sys.exit(main())
