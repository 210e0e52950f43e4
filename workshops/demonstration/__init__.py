"""Invented workshops: one that has been held, and one that can be started. Nobody and nothing in here exists.

`finished.yaml` says what came in and what was decided, `ready.yaml` what is prepared; `scripts` reads them, and
`crowd` lets simulated devices answer. The services load the first two and cast the answers of the third.
"""
