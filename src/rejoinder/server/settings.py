"""Django's settings, all of them from the folder of the installation and its environment."""

from __future__ import annotations

import os

from rejoinder.server import installation

DATA = installation.data()
SECRET_KEY, SECRET_KEY_FALLBACKS = installation.secret(), installation.earlier_secrets()
DEBUG = False
ALLOWED_HOSTS = installation.hosts()
PUBLIC = bool(os.environ.get(installation.HOSTS))
"""Whether it is reached over a network, and then over HTTPS only."""
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rejoinder.web.apps.WebConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rejoinder.db.apps.DbConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "rejoinder.web.safety.Safety",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rejoinder.web.demo.Demo",
    "rejoinder.web.request_limit.RequestLimit",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rejoinder.web.presence.Presence",
    "rejoinder.web.second_factor.RequiredFactor",
    "rejoinder.web.translation.LanguageMiddleware",
    "rejoinder.web.tenancy.TenancyMiddleware",
    "rejoinder.web.error_message.Trouble",
    "rejoinder.web.kept_upload.KeptUpload",
]
ROOT_URLCONF = "rejoinder.server.urls"
WSGI_APPLICATION = "rejoinder.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rejoinder.web.translation.language_context",
            ],
            "builtins": ["rejoinder.web.templatetags.say"],
        },
    }
]
DATABASES = {"default": installation.database()}
AUTH_USER_MODEL = "db.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "rejoinder.web.password_rules.GuessablePassword"},
    {"NAME": "rejoinder.web.password_rules.LeakedPassword"},
    {
        "NAME": "rejoinder.web.password_rules.BreachedPassword",
        "OPTIONS": {"path": os.environ.get("REJOINDER_BREACHED_PASSWORDS", "")},
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "rejoinder.web.account.Adapter"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "rejoinder.web.reset_link.MailedLink"
MFA_ADAPTER = "rejoinder.web.second_factor.MfaAdapter"
SECOND_FACTOR_REQUIRED = os.environ.get("REJOINDER_SECOND_FACTOR", "") == "required"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rejoinder"
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_TRACK_ACTIVITY = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Rejoinder] "
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PUBLIC else 0
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
"""In the database, so that attempts to sign in are counted once, however many processes answer; and large enough that
nobody makes it forget them by trying many addresses."""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MAILS = bool(os.environ.get("REJOINDER_SMTP_HOST") and os.environ.get("REJOINDER_MAIL_FROM"))
EMAIL_BACKEND = "rejoinder.server.mail.EmailBackend" if MAILS else "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("REJOINDER_MAIL_FROM", "rejoinder@localhost")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PUBLIC
if PUBLIC:  # a browser takes the prefix over HTTPS alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Host-rejoinder-language",
    )
else:
    LANGUAGE_COOKIE_NAME = "rejoinder-language"
LANGUAGE_COOKIE_SECURE = PUBLIC
SESSION_IDLE_HOURS = installation.whole_number("REJOINDER_SESSION_IDLE_HOURS", 72)
SESSION_DAYS = installation.whole_number("REJOINDER_SESSION_DAYS", 14)
SESSION_COOKIE_AGE = SESSION_DAYS * 86_400
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics/$", r"^api/", r"^feeds/"]
"""Monitors ask from the machine itself. Programs and calendars are refused in the open and not sent on: that a key goes
unencrypted each time would otherwise go unnoticed."""
CSRF_FAILURE_VIEW = "rejoinder.web.error_page.stale_form"
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PUBLIC
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_TEMP_DIR = None
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文"), ("ru", "русский")]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
MESSAGE_TAGS = {25: "good", 30: "warn", 40: "bad"}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "rejoinder.server.log.Discreet"}},
    "formatters": {"json": {"()": "rejoinder.server.log.JsonLines"}, "plain": {}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": "json" if os.environ.get("REJOINDER_LOG") == "json" else "plain",
        }
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "rejoinder": {"handlers": ["console"], "level": "WARNING"},
        "waitress.queue": {"level": "ERROR"},  # that a request waits for a thread is no news
    },
}
