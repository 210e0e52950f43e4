"""An invented area with invented answers, so that every page has something to show.

`*.yaml` says who is there and how each partnership really is; `world` reads it; `answers` lets people answer
about it, each a little differently; `register_rows` and `round_rows` turn both into unsaved rows.
Nobody and nothing in here exists. `load_demonstration_data` in the services writes it.
"""
