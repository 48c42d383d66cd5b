//! Rows as columns, in the memory layout of Arrow, so that Python hands them on without a copy.

use crate::odd::{Odd, Sure};
use crate::rows::cell::Cell;
use crate::tables::Kind;

/// Bytes of all texts of a table, at most: Arrow counts them in 32 bits.
const MOST_TEXT: usize = i32::MAX as usize;

/// Bits, the lowest of each byte first.
#[derive(Default)]
pub struct Bits {
    /// The bytes.
    pub bytes: Vec<u8>,
    length: usize,
}

impl Bits {
    fn push(&mut self, is: bool) {
        if self.length % 8 == 0 {
            self.bytes.push(0);
        }
        if let (true, Some(last)) = (is, self.bytes.last_mut()) {
            *last |= 1 << (self.length % 8);
        }
        self.length += 1;
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.length = 0;
    }
}

/// Texts one after another, and where each begins and the last ends.
pub struct Texts {
    /// One more than there are texts.
    pub offsets: Vec<i32>,
    /// UTF-8.
    pub bytes: Vec<u8>,
}

impl Texts {
    fn new() -> Self {
        Self {
            offsets: vec![0],
            bytes: Vec::new(),
        }
    }

    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.end();
    }

    /// [`Columns::check`] has seen to it that all texts of a table are shorter than what 32 bits count.
    fn end(&mut self) {
        self.offsets.push(i32::try_from(self.bytes.len()).unwrap_or(i32::MAX));
    }

    fn clear(&mut self) {
        self.offsets.truncate(1);
        self.bytes.clear();
    }
}

/// The values of a column, without those that are null (they stand as 0 or as empty text).
#[allow(missing_docs)]
pub enum Values {
    Text(Texts),
    /// Integers, numbers (their bits) and moments.
    Wide(Vec<u64>),
    Days(Vec<i32>),
    Booleans(Bits),
    /// Lists: where each ends, and their texts.
    Lists(Vec<i32>, Texts),
}

/// One column.
pub struct Column {
    /// What it holds.
    pub values: Values,
    /// Which values are not null.
    pub valid: Bits,
    /// How many are null.
    pub nulls: usize,
    kind: Kind,
}

impl Column {
    fn new(kind: Kind) -> Self {
        let values = match kind {
            Kind::Text => Values::Text(Texts::new()),
            Kind::Integer | Kind::Number | Kind::Moment => Values::Wide(Vec::new()),
            Kind::Day => Values::Days(Vec::new()),
            Kind::Boolean => Values::Booleans(Bits::default()),
            Kind::Texts => Values::Lists(vec![0], Texts::new()),
        };
        Self {
            values,
            valid: Bits::default(),
            nulls: 0,
            kind,
        }
    }

    fn push(&mut self, cell: &Cell<'_>) {
        let given = !matches!(cell, Cell::Null);
        self.valid.push(given);
        self.nulls += usize::from(!given);
        match (&mut self.values, cell) {
            (Values::Text(texts), Cell::Text(text)) => texts.push(text),
            (Values::Text(texts), _) => texts.end(),
            (Values::Wide(wide), Cell::Integer(number) | Cell::Moment(number)) => {
                wide.push(number.cast_unsigned_bits())
            }
            (Values::Wide(wide), Cell::Number(number)) => wide.push(number.to_bits()),
            (Values::Wide(wide), _) => wide.push(0),
            (Values::Days(days), Cell::Day(day)) => days.push(*day),
            (Values::Days(days), _) => days.push(0),
            (Values::Booleans(bits), cell) => bits.push(matches!(cell, Cell::Boolean(true))),
            (Values::Lists(ends, texts), cell) => {
                if let Cell::Texts(list) = cell {
                    for text in list {
                        texts.push(text);
                    }
                }
                ends.push(i32::try_from(texts.offsets.len() - 1).unwrap_or(i32::MAX));
            }
        }
    }

    fn clear(&mut self) {
        self.valid.clear();
        self.nulls = 0;
        match &mut self.values {
            Values::Text(texts) => texts.clear(),
            Values::Wide(wide) => wide.clear(),
            Values::Days(days) => days.clear(),
            Values::Booleans(bits) => bits.clear(),
            Values::Lists(ends, texts) => {
                ends.truncate(1);
                texts.clear();
            }
        }
    }
}

trait UnsignedBits {
    fn cast_unsigned_bits(&self) -> u64;
}

impl UnsignedBits for i64 {
    fn cast_unsigned_bits(&self) -> u64 {
        u64::from_ne_bytes(self.to_ne_bytes())
    }
}

/// The columns of one table.
pub struct Columns {
    /// In the order declared.
    pub columns: Vec<Column>,
    /// How many rows.
    pub length: usize,
    /// Bytes of all its texts.
    texts: usize,
}

impl Columns {
    /// No rows yet.
    pub fn new(kinds: &[Kind]) -> Self {
        Self {
            columns: kinds.iter().map(|kind| Column::new(*kind)).collect(),
            length: 0,
            texts: 0,
        }
    }

    /// Bytes of all texts with those of more rows. Odd where cells are not of the types of the columns, or that is too much.
    pub fn check<'r, 'p: 'r>(&self, rows: impl Iterator<Item = &'r [Cell<'p>]>) -> Sure<usize> {
        let mut texts = self.texts;
        for row in rows {
            let fits = row
                .iter()
                .zip(&self.columns)
                .all(|(cell, column)| cell.is_of(column.kind));
            if !fits || row.len() != self.columns.len() {
                return Err(Odd);
            }
            texts += row.iter().map(Cell::length_of_text).sum::<usize>();
        }
        if texts <= MOST_TEXT {
            Ok(texts)
        } else {
            Err(Odd)
        }
    }

    /// Append rows that were checked, which told the bytes of all `texts`.
    pub fn push<'r, 'p: 'r>(&mut self, rows: impl Iterator<Item = &'r [Cell<'p>]>, texts: usize) {
        for row in rows {
            for (column, cell) in self.columns.iter_mut().zip(row) {
                column.push(cell);
            }
            self.length += 1;
        }
        self.texts = texts;
    }

    /// How many bytes its values fill, about.
    pub fn bytes(&self) -> usize {
        self.texts + self.length * self.columns.len() * size_of::<u64>()
    }

    /// Forget all rows; the memory is kept.
    pub fn clear(&mut self) {
        self.columns.iter_mut().for_each(Column::clear);
        self.length = 0;
        self.texts = 0;
    }
}
