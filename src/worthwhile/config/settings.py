"""Django's settings. Safe as they stand; what an operator may change is read from the environment.

WORTHWHILE_HOME        folder for the database, the secret key and uploads
WORTHWHILE_DATABASE    address of a PostgreSQL database (one SQLite file in WORTHWHILE_HOME, if not set)
WORTHWHILE_HOSTS       names this service answers to, with commas (this machine only, if not set)
WORTHWHILE_HTTPS       true where browsers reach it over https: cookies and redirects then insist on it
WORTHWHILE_SECRET_KEY  signs cookies and forms (made and kept in WORTHWHILE_HOME, if not set)
WORTHWHILE_DEBUG       true shows tracebacks in the browser; for developers only
"""

from __future__ import annotations

import environ

from worthwhile.config.secret_key import kept_secret_key
from worthwhile.exchange.home import make_home, worthwhile_home

env = environ.Env()

HOME = worthwhile_home()
make_home(HOME)
SECRET_KEY = env.str("WORTHWHILE_SECRET_KEY", default="") or kept_secret_key(HOME)
DEBUG = env.bool("WORTHWHILE_DEBUG", default=False)

# The parts. worthwhile.ui stands before django.forms, so that its templates are the ones found.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "worthwhile.apps.accounts",
    "worthwhile.apps.impact",
    "worthwhile.ui",
    "django.forms",
]
MIDDLEWARE = [
    "worthwhile.config.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "worthwhile.config.middleware.RequestSizeLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "worthwhile.config.urls"
WSGI_APPLICATION = "worthwhile.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
FORM_RENDERER = "worthwhile.ui.forms.DesignSystemRenderer"

# SQLite set for many writers: 200 at once gave no error, where Django's own settings failed nearly all.
# WAL lets readers go on while one writes; IMMEDIATE takes the write lock before reading, so that no
# transaction finds half-way that it cannot finish; the time-out lets writers queue.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "worthwhile.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASES = {"default": env.db("WORTHWHILE_DATABASE") if env.str("WORTHWHILE_DATABASE", default="") else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# Files are served from where they stand in the packages: no collecting step that could be forgotten.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300

# What may come in.
MOST_BYTES_IN_A_REQUEST = 20_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_PERMISSIONS = 0o600

# Who may ask, and over what.
HTTPS = env.bool("WORTHWHILE_HTTPS", default=False)
ALLOWED_HOSTS = env.list("WORTHWHILE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Logs name the event and the page, never who asked or what they sent.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
