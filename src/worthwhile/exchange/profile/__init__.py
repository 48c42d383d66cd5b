"""A provider's profile: the file format worthwhile/profile/1, and the provider that it describes."""

from worthwhile.exchange.profile.profile import FORMAT, Profile, read_profile
from worthwhile.exchange.profile.profile_file import (
    InvalidProfile,
    LoadedProfile,
    load_profile,
    new_profile_text,
    profile_from_data,
    write_new_profile,
)
from worthwhile.exchange.profile.provider import area_codes, provider_of

__all__ = [
    "FORMAT",
    "InvalidProfile",
    "LoadedProfile",
    "Profile",
    "area_codes",
    "load_profile",
    "new_profile_text",
    "profile_from_data",
    "provider_of",
    "read_profile",
    "write_new_profile",
]
