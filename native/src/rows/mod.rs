//! A compiled process as rows of every table. Reference: `columns/rows.py`.

pub mod awards;
pub mod bids;
pub mod cell;
pub mod changes;
pub mod changing;
pub mod collided;
pub mod contracts;
pub mod criteria;
pub mod documents;
pub mod extensions;
pub mod facts;
pub mod given;
pub mod identifiers;
pub mod items;
pub mod lots;
pub mod moments;
pub mod money;
pub mod names;
pub mod notice;
pub mod openness;
pub mod opportunity_text;
pub mod parties;
pub mod party_row;
pub mod periods;
pub mod places;
pub mod postcode;
pub mod process_row;
pub mod publishers;
pub mod regime;
pub mod related;
#[allow(clippy::module_inception)]
pub mod rows;
pub mod seen;
pub mod sheet;
pub mod stage;
pub mod suppliers;
pub mod techniques;
pub mod telephones;
pub mod tender_times;
pub mod texts;
pub mod weights;
pub mod whole_value;
pub mod words;

pub use rows::rows_of;
