//! The rows of one process while they are being made. Reference: `columns/sheet.py`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::asks::{Asks, Question};
use crate::compile::process::{Mark, Process};
use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::cell::Cell;
use crate::rows::texts::may_hold_contacts;
use crate::tables::{Table, NAMES};

const LONGEST_GIVEN: usize = 80;
const LONGEST_SEARCHED: usize = 400;

/// Cells that a table of one process has, about.
const CELLS_AT_FIRST: usize = 96;

/// The rows of one table, cells one after another.
#[derive(Default)]
pub struct Rows<'p> {
    cells: Vec<Cell<'p>>,
    width: usize,
}

impl<'p> Rows<'p> {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Each row, in order.
    pub fn iter(&self) -> std::slice::ChunksExact<'_, Cell<'p>> {
        self.cells.chunks_exact(self.width.max(1))
    }

    /// A row by its place; no cells where there is none.
    pub fn row(&self, place: usize) -> &[Cell<'p>] {
        self.cells
            .get(place * self.width..(place + 1) * self.width)
            .unwrap_or(&[])
    }

    fn push<const WIDTH: usize>(&mut self, row: [Cell<'p>; WIDTH]) -> usize {
        if self.cells.is_empty() {
            self.width = WIDTH;
            self.cells.reserve(CELLS_AT_FIRST.max(WIDTH));
        }
        self.cells.extend(row);
        self.len() - 1
    }
}

/// What is known of one process so far. What is published of another type than the standard gives it makes the process
/// Odd, so that nothing notes it here.
pub struct Sheet<'p> {
    /// The process.
    pub process: &'p Process<'p>,
    /// Its compiled release.
    pub release: &'p Object<'p>,
    /// Its ocid.
    pub ocid: &'p str,
    /// What Python can be asked.
    pub asks: &'p Asks,
    /// Rows of every table, by [`Table`].
    pub rows: [Rows<'p>; NAMES.len()],
    /// Places of rows of party, by their id.
    pub parties: HashMap<Text<'p>, usize>,
    /// Places of rows of other organisations that bear the same id (MK-021, MK-022).
    pub namesakes: HashMap<Text<'p>, Vec<usize>>,
    /// The part of an award in pounds that is stated with a party.
    pub parts: HashMap<Text<'p>, f64>,
    /// Codes of lots and places that stand in table cpv, as text.
    pub cpv_seen: HashSet<String>,
    /// Places that stand in table area, as text.
    pub areas_seen: HashSet<String>,
    /// Whether a moment without a zone was told.
    pub told_zoneless: bool,
    /// Whether an amount in another currency was told.
    pub told_currency: bool,
}

impl<'p> Sheet<'p> {
    /// Nothing is known yet.
    pub fn new(process: &'p Process<'p>, asks: &'p Asks) -> Self {
        Self {
            process,
            release: &process.merged.release,
            ocid: process.ocid,
            asks,
            rows: Default::default(),
            parties: HashMap::new(),
            namesakes: HashMap::new(),
            parts: HashMap::new(),
            cpv_seen: HashSet::new(),
            areas_seen: HashSet::new(),
            told_zoneless: false,
            told_currency: false,
        }
    }

    /// The latest release. Odd where the process has none.
    pub fn latest(&self) -> Sure<&'p Mark<'p>> {
        self.process.marks.last().ok_or(Odd)
    }

    /// Rows of a table.
    pub fn table(&self, table: Table) -> &Rows<'p> {
        &self.rows[table as usize]
    }

    /// Add a row; returns its place.
    pub fn add<const WIDTH: usize>(&mut self, table: Table, row: [Cell<'p>; WIDTH]) -> usize {
        self.rows[table as usize].push(row)
    }

    /// Note a fault; `place` may hold {} for the position of the object in its list. `given` as [`shortened`] gives it.
    pub fn fault(&mut self, code: &'static str, place: &'static str, position: i64, given: Option<Text<'p>>) {
        let place = if place.contains("{}") {
            Cow::Owned(place.replace("{}", &position.to_string()))
        } else {
            Cow::Borrowed(place)
        };
        self.fault_at(code, place, given, None);
    }

    /// Note a fault at a place written out.
    pub fn fault_at(
        &mut self,
        code: &'static str,
        place: Text<'p>,
        given: Option<Text<'p>>,
        release_id: Option<&'p str>,
    ) {
        self.add(Table::Fault, row![self.ocid, code, place, given, release_id]);
    }

    /// Note a fault with the text that was given.
    pub fn fault_of_text(&mut self, code: &'static str, place: &'static str, position: i64, text: &str) -> Sure<()> {
        let given = shortened_text(self.asks, text)?;
        self.fault(code, place, position, Some(given));
        Ok(())
    }
}

/// What was published, in at most 80 characters and without contact points; None for null, lists and objects. Odd for
/// numbers that Python writes in another way.
pub fn shortened(asks: &Asks, given: &Value<'_>) -> Sure<Option<Text<'static>>> {
    Ok(Some(match given {
        Value::Null | Value::List(_) | Value::Object(_) => return Ok(None),
        Value::Boolean(is) => Cow::Borrowed(if *is { "True" } else { "False" }),
        Value::Integer(number) => Cow::Owned(number.to_string()),
        Value::Number(number) if *number == 0.0 || (1e-4..1e16).contains(&number.abs()) => {
            Cow::Owned(format!("{number:?}"))
        }
        Value::Number(_) => return Err(Odd),
        Value::Text(text) => shortened_text(asks, text)?,
    }))
}

/// Text in at most 80 characters and without contact points.
pub fn shortened_text(asks: &Asks, text: &str) -> Sure<Text<'static>> {
    let searched = first_signs(text, LONGEST_SEARCHED);
    if may_hold_contacts(searched) {
        let masked = asks.text(Question::WithoutContacts, searched)?.ok_or(Odd)?;
        return Ok(Cow::Owned(first_signs(&masked, LONGEST_GIVEN).to_owned()));
    }
    Ok(Cow::Owned(first_signs(searched, LONGEST_GIVEN).to_owned()))
}

/// So many signs of a text from its start.
fn first_signs(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}
