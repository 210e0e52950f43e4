"""The account pages, one by one under the names that allauth looks for: what is not listed does not exist here."""

from django.urls import path, re_path

from accounts.views import account_pages, demonstration

urlpatterns = [
    path("demonstration/", demonstration.demonstration_sign_in, name="demonstration_sign_in"),
    path("login/", account_pages.login, name="account_login"),
    path("logout/", account_pages.logout, name="account_logout"),
    path("inactive/", account_pages.inactive, name="account_inactive"),
    path("signup/", account_pages.signup, name="account_signup"),
    path("reauthenticate/", account_pages.reauthenticate, name="account_reauthenticate"),
    path("email/", account_pages.email, name="account_email"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", account_pages.confirm_email, name="account_confirm_email"),
    path("password/change/", account_pages.password_change, name="account_change_password"),
    path("password/set/", account_pages.password_set, name="account_set_password"),
    path("password/reset/", account_pages.password_reset, name="account_reset_password"),
    path("password/reset/done/", account_pages.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        account_pages.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account_pages.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
