//! JSON text to values and back. Strict: what Python's reader would have to think about is [`crate::odd::Odd`].

mod escapes;
pub mod fields;
pub mod members;
pub mod read;
pub mod scan;
#[cfg(test)]
mod tests;
pub mod value;
pub mod write;

pub use members::{members, Member};
pub use read::read;
pub use value::{Object, Text, Value};
pub use write::write;
