from assessments.charts.spectrum_chart import Chart, spectrum

__all__ = ["Chart", "spectrum"]
