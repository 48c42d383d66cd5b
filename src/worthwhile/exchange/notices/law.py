"""The law of a tender as a release names it, and what follows from it there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.engines.regimes.vocabulary import Regime
from worthwhile.exchange.notices.fields import Fields
from worthwhile.exchange.tender.setting import Reserved

_ACT: Fields = {
    "scheme": "UKPGA",
    "id": "2023/54",
    "uri": "https://www.legislation.gov.uk/ukpga/2023/54/contents",
}
# Scheme and number as legislation is numbered; the Act stands in published notices just so. Quick quotes in
# Scotland and what stands below every threshold rest on no such law.
LEGAL_BASIS: Mapping[Regime, Fields] = MappingProxyType(
    {
        Regime.PA_FULL: _ACT,
        Regime.PA_LIGHT_TOUCH: _ACT,
        Regime.PA_BELOW_THRESHOLD: _ACT,
        Regime.PSR_ENGLAND: {"scheme": "UKSI", "id": "2023/1348"},
        Regime.PSR_WALES: {"scheme": "WSI", "id": "2025/99"},
        Regime.SCOTLAND_2014_ACT: {"scheme": "ASP", "id": "2014/12"},
        Regime.SCOTLAND_2015_REGULATIONS: {"scheme": "SSI", "id": "2015/446"},
    }
)
# The regimes of which this is the meaning; under the others the thresholds of the Act say nothing.
ABOVE_THRESHOLD: Mapping[Regime, bool] = MappingProxyType(
    {
        Regime.PA_FULL: True,
        Regime.PA_LIGHT_TOUCH: True,
        Regime.PA_BELOW_THRESHOLD: False,
        Regime.PA_OWN_RULES: False,
    }
)
LIGHT_TOUCH = "Light touch"
# Codes of the EU profile and, for the last, of the UK extension.
RESERVED: Mapping[Reserved, str] = MappingProxyType(
    {
        Reserved.SUPPORTED_EMPLOYMENT: "shelteredWorkshop",
        Reserved.SCOTLAND_SUPPORTED_BUSINESS: "shelteredWorkshop",
        Reserved.PUBLIC_SERVICE_MUTUAL: "publicServiceMissionOrganization",
        Reserved.BELOW_THRESHOLD: "smeVcse",
    }
)
