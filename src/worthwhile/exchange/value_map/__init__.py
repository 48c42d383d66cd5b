"""Value maps that people keep in Excel or CSV come in as draft impact cases."""

from worthwhile.exchange.value_map.headings import NearMatch
from worthwhile.exchange.value_map.importing import ImportedMap, NearMatchesFound, import_value_map
from worthwhile.exchange.value_map.settings import ImportSettings

__all__ = ["ImportSettings", "ImportedMap", "NearMatch", "NearMatchesFound", "import_value_map"]
