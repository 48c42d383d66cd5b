//! A compiled process as rows of every table. Reference: `columns/rows.py`.

pub mod cell;
pub mod given;
pub mod moments;
pub mod money;
pub mod periods;
pub mod sheet;
pub mod texts;
