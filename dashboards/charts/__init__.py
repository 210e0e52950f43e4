from dashboards.charts.grid import grid
from dashboards.charts.rows import rows

__all__ = ["grid", "rows"]
