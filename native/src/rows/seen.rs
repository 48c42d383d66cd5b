//! Rows that stand once: codes and places that items repeat again and again. Reference: `cpv_seen` and `areas_seen` of
//! `columns/sheet.py`.

use crate::rows::cell::Cell;
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// Of so many rows it is quicker to look at each.
pub const FEW: usize = 32;

/// What a row may be among.
#[derive(Clone, Copy)]
pub enum Among {
    /// Rows of table cpv.
    Codes,
    /// Rows of table area.
    Areas,
}

/// Whether a row does not stand in its table yet; the caller adds it then.
pub fn is_new(sheet: &mut Sheet<'_>, among: Among, row: &[Cell<'_>]) -> bool {
    let (rows, seen) = match among {
        Among::Codes => (&sheet.rows[Table::Cpv as usize], &mut sheet.cpv_seen),
        Among::Areas => (&sheet.rows[Table::Area as usize], &mut sheet.areas_seen),
    };
    if rows.len() < FEW {
        // All of a process begin with its ocid.
        return !rows.iter().any(|known| known.get(1..) == row.get(1..));
    }
    if seen.is_empty() {
        seen.extend(rows.iter().map(as_text));
    }
    seen.insert(as_text(row))
}

/// The texts and truths of a row in one text, told apart by NUL, which no text holds.
fn as_text(row: &[Cell<'_>]) -> String {
    let mut written = String::with_capacity(64);
    for cell in row {
        match cell {
            Cell::Text(text) => written.push_str(text),
            Cell::Boolean(true) => written.push('\u{1}'),
            Cell::Boolean(false) => written.push('\u{2}'),
            _ => {}
        }
        written.push('\0');
    }
    written
}
