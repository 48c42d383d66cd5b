//! Releases of one contracting process to its compiled release and its rows, in columns; and where the facts of a release
//! stand in a line of a file.
//!
//! The reference is `worthwhile.market.compile` in Python: modules here bear the names of those they mirror, and tests
//! compare both on every release there is. Two rules keep this core small:
//!
//! - It walks, Python judges words. Areas, zones, weights and extensions in words, masking: the Python functions are asked
//!   (`asks`) and their answers remembered. What is plain is told here, where it can be shown to be the same.
//! - What is out of the ordinary (a value of another type than the standard gives it, ids of several types, a number
//!   nobody needs) makes a process [`odd::Odd`]: nothing of it is kept here, and Python compiles it.

pub mod asks;
pub mod columns;
pub mod compile;
pub mod compiler;
#[allow(unsafe_code)]
pub mod ffi;
pub mod json;
pub mod odd;
pub mod rows;
pub mod sources;
pub mod tables;
