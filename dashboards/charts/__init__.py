from dashboards.charts.grid import grid
from dashboards.charts.network import MOST_DOTS, network
from dashboards.charts.rows import rows

__all__ = ["MOST_DOTS", "grid", "network", "rows"]
