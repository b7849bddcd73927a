"""Settings of all tests.

``HYPOTHESIS_PROFILE=thorough`` tries each law on many more examples.
"""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=40)
settings.register_profile(
    "ci", settings.get_profile("default"), derandomize=True, max_examples=20
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=400)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)
