//! What was published, line by line, as `worthwhile.market.sources` takes it in.

pub mod json_lines;
pub mod release_marks;
