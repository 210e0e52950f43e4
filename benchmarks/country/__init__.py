"""A country of invented organisations and their answers, as large as it has to be to measure with.

    python -m benchmarks.country --scale 0.1

Everything is drawn from one seed: the same size and seed give the same rows.
"""
