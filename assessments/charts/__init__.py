from assessments.charts.marks import Moves, moves_of
from assessments.charts.path_chart import path
from assessments.charts.spectrum_chart import Chart, spectrum

__all__ = ["Chart", "Moves", "moves_of", "path", "spectrum"]
