from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "Work that leaves a request"

    def ready(self) -> None:
        autodiscover_modules("tasks")
