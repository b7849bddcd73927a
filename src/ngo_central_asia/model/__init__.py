"""The records: frozen values that know no dataset and do no input or output."""
