"""The statistics once more, in plain Python: each formula as it is printed, slowly, one group at a time."""

from statistics import fmean, mean, median, variance


def of_group(rows, options):
    """Agreement of one group from rows of answers, `None` for a missing one."""
    columns = [[answer for answer in column if answer is not None] for column in zip(*rows, strict=True)]
    columns = [column for column in columns if len(column) >= 2]
    n = sum(any(answer is not None for answer in row) for row in rows)
    if not columns:
        return {"n": n, "r_wg": None, "r_star": None, "ad_mean": None, "ad_median": None}
    v = fmean(variance(column) for column in columns) / ((options**2 - 1) / 12)
    q = 1 - min(v, 1)
    return {
        "n": n,
        "r_wg": len(columns) * q / (len(columns) * q + 1 - q),
        "r_star": 1 - v,
        "ad_mean": fmean(fmean(abs(x - mean(column)) for x in column) for column in columns),
        "ad_median": fmean(fmean(abs(x - median(column)) for x in column) for column in columns),
    }


def person_means(rows):
    return [
        fmean(there) if (there := [answer for answer in row if answer is not None]) else None for row in rows
    ]


def mean_squares(scores, labels):
    """Between and within groups, from the definition of a one-way analysis of variance."""
    groups = {}
    for score, label in zip(scores, labels, strict=True):
        if score is not None:
            groups.setdefault(label, []).append(score)
    grand = fmean(score for group in groups.values() for score in group)
    between = sum(len(group) * (fmean(group) - grand) ** 2 for group in groups.values())
    within = sum((score - fmean(group)) ** 2 for group in groups.values() for score in group)
    people = sum(map(len, groups.values()))
    return between / (len(groups) - 1), within / (people - len(groups))


def alpha(rows):
    """Listwise."""
    whole = [row for row in rows if None not in row]
    items = [variance(column) for column in zip(*whole, strict=True)]
    return len(items) / (len(items) - 1) * (1 - sum(items) / variance(map(sum, whole)))
