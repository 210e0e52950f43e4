"""The commands of `python -m models_engine`, one module each. A new one is a module and a line in `__main__`."""
