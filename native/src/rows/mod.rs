//! A compiled process as rows of every table. Reference: `columns/rows.py`.

pub mod bids;
pub mod cell;
pub mod changes;
pub mod changing;
pub mod criteria;
pub mod documents;
pub mod extensions;
pub mod given;
pub mod identifiers;
pub mod items;
pub mod lots;
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
pub mod telephones;
pub mod texts;
pub mod weights;
