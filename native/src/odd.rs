//! What is left to Python.

/// A process, or a text, that only the Python reference decides. It says nothing more: the reference finds out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odd;

/// A result that is sure, or left to Python.
pub type Sure<T> = Result<T, Odd>;
