//! The tables, in the order in which Python declares them (`worthwhile.market.store.tables`).

use crate::odd::{Odd, Sure};

/// The version of the rows that are made here: `ROWS` in `worthwhile.market.store.tables.version`.
pub const ROWS: u32 = 3;

/// A table; its number is its place in [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
#[allow(missing_docs)]
pub enum Table {
    Process,
    Lot,
    Item,
    Cpv,
    Area,
    Party,
    PartyIdentifier,
    Award,
    AwardSupplier,
    Contract,
    Document,
    Suitability,
    Reserved,
    Criterion,
    Period,
    Extension,
    Money,
    Related,
    Amendment,
    Fault,
    Opportunity,
}

/// Names of the tables, as Python declares them.
pub const NAMES: [&str; 21] = [
    "process",
    "lot",
    "item",
    "cpv",
    "area",
    "party",
    "party_identifier",
    "award",
    "award_supplier",
    "contract",
    "document",
    "suitability",
    "reserved",
    "criterion",
    "period",
    "extension",
    "money",
    "related",
    "amendment",
    "fault",
    "opportunity",
];

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    Moment,
    Day,
    Texts,
}

/// Types of the columns of every table, from the lines `name:type,type,...` that Python makes of its declarations.
/// Odd where the tables are not those of [`NAMES`] in their order.
pub fn declared(lines: &str) -> Sure<Vec<Vec<Kind>>> {
    let mut tables = Vec::with_capacity(NAMES.len());
    for (place, line) in lines.lines().enumerate() {
        let (name, kinds) = line.split_once(':').ok_or(Odd)?;
        if NAMES.get(place) != Some(&name) {
            return Err(Odd);
        }
        tables.push(kinds.split(',').map(kind).collect::<Sure<Vec<Kind>>>()?);
    }
    if tables.len() == NAMES.len() {
        Ok(tables)
    } else {
        Err(Odd)
    }
}

fn kind(name: &str) -> Sure<Kind> {
    match name {
        "text" => Ok(Kind::Text),
        "integer" => Ok(Kind::Integer),
        "number" => Ok(Kind::Number),
        "boolean" => Ok(Kind::Boolean),
        "moment" => Ok(Kind::Moment),
        "day" => Ok(Kind::Day),
        "texts" => Ok(Kind::Texts),
        _ => Err(Odd),
    }
}
