//! Releases to one compiled release, and what merging by id loses. Reference: `compile/*.py`.

pub mod alike;
pub mod collisions;
pub mod compiling;
pub mod contact_points;
pub mod ids;
pub mod joining;
pub mod merge;
pub mod organisations;
pub mod process;
pub mod rules;
#[cfg(test)]
mod tests;

pub use compiling::compile_process;
