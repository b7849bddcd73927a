"""What the measured environments run; installed into them by ``environments``."""
