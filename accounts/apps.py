from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from allauth.account import signals

        from accounts.services.record_account_change import record_account_change

        def recorder(action: str):
            def receive(sender, user, **kwargs):
                record_account_change(by=user, action=action)

            return receive

        for name in ("password_set", "password_changed", "password_reset", "email_changed"):
            getattr(signals, name).connect(recorder(name), weak=False, dispatch_uid=f"record_{name}")
