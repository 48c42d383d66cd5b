//! A compiled process as rows of every table. Reference: `columns/rows.py`.

pub mod bids;
pub mod cell;
pub mod given;
pub mod identifiers;
pub mod items;
pub mod moments;
pub mod money;
pub mod names;
pub mod parties;
pub mod party_row;
pub mod periods;
pub mod places;
pub mod postcode;
pub mod related;
pub mod seen;
pub mod sheet;
pub mod suppliers;
pub mod texts;
