"""Django's settings. Safe as they stand; what an operator may change is read from the environment.

WORTHWHILE_HOME        folder for the database, the secret key and uploads
WORTHWHILE_DATABASE    address of a PostgreSQL database (one SQLite file in WORTHWHILE_HOME, if not set)
WORTHWHILE_HOSTS       names this service answers to, with commas (this machine only, if not set)
WORTHWHILE_HTTPS       true where browsers reach it over https: cookies and redirects then insist on it
WORTHWHILE_SECRET_KEY  signs cookies and forms (made and kept in WORTHWHILE_HOME, if not set)
WORTHWHILE_DEBUG       true shows tracebacks in the browser; for developers only
WORTHWHILE_EMAIL       address of the mail server (e-mails become files in WORTHWHILE_HOME/mail, if not set)
WORTHWHILE_EMAIL_FROM  the sender of every e-mail
WORTHWHILE_ADDRESS     where people reach this service, for links in e-mails that no page sends, such as
                       https://worthwhile.example (made of WORTHWHILE_HOSTS and WORTHWHILE_HTTPS, if not set)
WORTHWHILE_DEMONSTRATION  whether people may look around without an account (true where WORTHWHILE_HOSTS is not set)
WORTHWHILE_NETWORKS    numbers of the organisations that may review values for everybody, with commas (none, if not set;
                       any network where WORTHWHILE_HOSTS is not set)
WORTHWHILE_CLAMD       a ClamAV daemon asked about what is uploaded, unix:PATH or tcp:HOST:PORT (none, if not set)
WORTHWHILE_OCID_PREFIX  the prefix of the ids of notices, such as ocds-a1b2c3, that the Open Contracting Partnership
                       registered for whoever publishes here (one that says it is not registered, if not set)
WORTHWHILE_PUBLISHER   who publishes the notices of tenders here, for readers of their data (Worthwhile, if not set)
WORTHWHILE_PROXIES     how many web servers stand in front (1 with WORTHWHILE_HTTPS, otherwise none, if not set)
"""

from __future__ import annotations

import re

import environ
from django.core.exceptions import ImproperlyConfigured

from worthwhile.config.secret_key import kept_secret_key
from worthwhile.exchange.home import make_home, worthwhile_home

env = environ.Env()

HOME = worthwhile_home()
make_home(HOME)
SECRET_KEY = env.str("WORTHWHILE_SECRET_KEY", default="") or kept_secret_key(HOME)
DEBUG = env.bool("WORTHWHILE_DEBUG", default=False)

# The parts. Ours stand before the packages whose templates they replace.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "worthwhile.apps.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "worthwhile.apps.organisations",
    "worthwhile.apps.evidence",
    "worthwhile.apps.library",
    "worthwhile.apps.impact",
    "worthwhile.apps.opportunities",
    "worthwhile.apps.tenders",
    "worthwhile.apps.demonstration",
    "worthwhile.api",
    "worthwhile.ui",
    "django.forms",
]
MIDDLEWARE = [
    "worthwhile.config.middleware.SignOfLife",
    "worthwhile.config.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    # Pages and static files alike; Django pads each page by chance, so that its length gives no secret away.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "worthwhile.config.middleware.AddressesOfText",
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
    "worthwhile.apps.demonstration.views.visiting.Visiting",
    "worthwhile.apps.opportunities.views.market_cannot_be_read.MarketCannotBeRead",
    "worthwhile.apps.tenders.views.log_broken.LogIsBroken",
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
                "worthwhile.apps.demonstration.presenters.notices.notices",
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
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organisations:organisations"
LOGOUT_REDIRECT_URL = "/"
CODE_LIFE_SECONDS = 15 * 60
ACCOUNT_ADAPTER = "worthwhile.apps.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"worthwhile.apps.accounts.forms.sign_in.{form}"
    for name, form in {
        "login": "SignIn",
        "signup": "SignUp",
        "request_login_code": "AskForCode",
        "confirm_login_code": "EnterSignInCode",
        "confirm_email_verification_code": "EnterAddressCode",
        "reset_password": "AskForNewPassword",
        "confirm_password_reset_code": "EnterPasswordCode",
        "reset_password_from_key": "ChooseNewPassword",
        "change_password": "ChangePassword",
        "set_password": "SetPassword",
        "add_email": "ChangeAddress",
        "reauthenticate": "ConfirmPassword",
    }.items()
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_LIFE_SECONDS
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_LIFE_SECONDS
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_LIFE_SECONDS
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Worthwhile: "
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says; there is no box to tick
MFA_ADAPTER = "worthwhile.apps.accounts.adapters.SecondStepAdapter"
MFA_FORMS = {
    name: f"worthwhile.apps.accounts.forms.second_step.{form}"
    for name, form in {
        "authenticate": "EnterCode",
        "reauthenticate": "ConfirmCode",
        "activate_totp": "AddApp",
        "add_webauthn": "AddPasskey",
        "signup_webauthn": "FirstPasskey",
        "edit_webauthn": "RenamePasskey",
    }.items()
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = "Worthwhile"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute out

# Counts of failed attempts, in the database so that every worker sees the same.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that nobody can crowd a count out
    }
}

# Without a mail server an e-mail becomes a file that the operator can read. It is never logged.
EMAIL_FILE_PATH = str(HOME / "mail")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if env.str("WORTHWHILE_EMAIL", default=""):
    vars().update(env.email("WORTHWHILE_EMAIL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("WORTHWHILE_EMAIL_FROM", default="Worthwhile <worthwhile@localhost>")

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
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# What is uploaded stays in memory until a page decides what to keep: bids and answers stand on no disk unsealed.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = MOST_BYTES_IN_A_REQUEST
# A ClamAV daemon that is asked about files of bids, as unix:PATH or tcp:HOST:PORT; empty where there is none.
CLAMD = env.str("WORTHWHILE_CLAMD", default="")

# The ids of notices begin with a prefix that one publisher alone has in the world.
SAID_OCID_PREFIX = env.str("WORTHWHILE_OCID_PREFIX", default="")
if SAID_OCID_PREFIX and not re.fullmatch(r"ocds-[a-z0-9]{6}", SAID_OCID_PREFIX):
    raise ImproperlyConfigured(
        f"WORTHWHILE_OCID_PREFIX is {SAID_OCID_PREFIX!r}. Give ocds- and six small letters or digits, as the Open "
        "Contracting Partnership registered them, or leave it out."
    )
OCID_PREFIX = SAID_OCID_PREFIX or "ocds-unregistered"
NOTICE_PUBLISHER = env.str("WORTHWHILE_PUBLISHER", default="Worthwhile")

# Who may ask, and over what.
HTTPS = env.bool("WORTHWHILE_HTTPS", default=False)
ALLOWED_HOSTS = env.list("WORTHWHILE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Whoever runs it for others says so before anybody may look around without an account.
DEMONSTRATION = env.bool("WORTHWHILE_DEMONSTRATION", default=not env.str("WORTHWHILE_HOSTS", default=""))
# Anybody can call an organisation a network, and by any name: only whoever runs it for others knows which one is.
SAID_NETWORKS = env.list("WORTHWHILE_NETWORKS", cast=int, default=[])
REVIEWING_NETWORKS = SAID_NETWORKS if SAID_NETWORKS or env.str("WORTHWHILE_HOSTS", default="") else None
_FIRST_HOST = ALLOWED_HOSTS[0].removeprefix(".") if ALLOWED_HOSTS else "localhost"
PUBLIC_ADDRESS = env.str("WORTHWHILE_ADDRESS", default="") or (
    f"https://{_FIRST_HOST}"
    if HTTPS
    else f"http://{_FIRST_HOST}{'' if env.str('WORTHWHILE_HOSTS', default='') else ':8000'}"
)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("WORTHWHILE_PROXIES", default=1 if HTTPS else 0)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow it for localhost alone
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
    "filters": {"keys": {"()": "worthwhile.config.log_filter.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["keys"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
