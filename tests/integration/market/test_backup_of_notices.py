"""Notices go into a backup as published, while more come in; tables are made again after it is put back."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

from tests.market_builders import NOW, made_market, take_in
from tests.market_releases import tender_release
from worthwhile.exchange.backup.making import make_backup
from worthwhile.exchange.backup.restoring import restore_backup
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.store.layout import demonstration_home, real_home
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.reading import Market


def test_a_restored_market_compiles_to_what_it_was(tmp_path: Path) -> None:
    home, back = tmp_path / "home", tmp_path / "back"
    made_market(real_home(home), [tender_release(number) for number in range(20)])
    made_market(demonstration_home(home), [tender_release(900)])
    more = threading.Thread(
        target=lambda: [take_in(real_home(home), [tender_release(number)]) for number in range(100, 130)]
    )
    more.start()
    make_backup(home=home, address=None, to=tmp_path / "kept.zip", now=NOW, version="1")
    more.join()

    names = zipfile.ZipFile(tmp_path / "kept.zip").namelist()
    assert not [name for name in names if "/builds/" in name or "/indexes/" in name or "demonstration" in name]

    restore_backup(path=tmp_path / "kept.zip", home=back, address=None, now=NOW, replace=False)
    refresh(real_home(back), now=NOW, with_index=False)
    with Ledger.open(real_home(back)) as ledger:
        held = ledger.counts().releases
        assert all(ledger.read(entry) for file in ledger.files() for entry in ledger.entries(file.id))
    assert held >= 20
    assert Market.open(real_home(back)).sql("select count(*) as n from process") == [{"n": held}]
