"""The command line: `python -m exercises`."""
