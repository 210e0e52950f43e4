from django.db import models


class RegisterImport(models.Model):
    """One file read into the register: which file, as of which day, and what it changed."""

    imported_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    as_of = models.DateField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-imported_at"]

    def __str__(self) -> str:
        return f"{self.file_name} as of {self.as_of}"
