"""What the market keeps on disk: raw releases, the ledger of them, built tables, and connections to read them."""
