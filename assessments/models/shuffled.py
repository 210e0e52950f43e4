import secrets
import uuid

from django.db import models


class ShuffledQuerySet(models.QuerySet):
    """Rows that are only ever written all together, so that neither their order nor a database's own marks (the
    transaction that wrote a row, its place in the file) say which of them came or changed last."""

    def write_anew(self, rows: list[models.Model]) -> None:
        """These rows in place of those found here, in random order and under new ids. Call it in a transaction that
        holds a lock: what somebody else wrote in between would be gone."""
        shuffled = list(rows)
        secrets.SystemRandom().shuffle(shuffled)
        for row in shuffled:
            row.pk = uuid.uuid4()
            row._state.adding = True
        self.delete()
        self.bulk_create(shuffled)
