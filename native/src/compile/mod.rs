//! Releases to one compiled release, and what merging by id loses. Reference: `compile/*.py`.

pub mod process;
pub mod rules;
