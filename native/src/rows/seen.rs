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

#[cfg(test)]
mod tests {
    use super::{is_new, Among, FEW};
    use crate::asks::Asks;
    use crate::compile::process::{Merged, Process};
    use crate::json::Object;
    use crate::row;
    use crate::rows::cell::Cell;
    use crate::rows::sheet::Sheet;
    use crate::tables::Table;

    fn of_lot(lot: Option<usize>) -> [Cell<'static>; 5] {
        row!["ocds-1", lot.map(|lot| lot.to_string()), "85000000", false, "item"]
    }

    #[test]
    fn rows_stand_once_whether_they_are_few_or_many() {
        let merged = Merged {
            release: Object::default(),
            collisions: Vec::new(),
            awards_apart: Vec::new(),
        };
        let process = Process {
            ocid: "ocds-1",
            marks: Vec::new(),
            merged,
        };
        let asks = Asks::new(Box::new(|_, _| None));
        let mut sheet = Sheet::new(&process, &asks);
        for lot in (0..3 * FEW).map(Some).chain([None]) {
            assert!(is_new(&mut sheet, Among::Codes, &of_lot(lot)));
            sheet.add(Table::Cpv, of_lot(lot));
            assert!(!is_new(&mut sheet, Among::Codes, &of_lot(lot)));
            assert!(!is_new(&mut sheet, Among::Codes, &of_lot(Some(0))));
        }
        assert_eq!(sheet.table(Table::Cpv).len(), 3 * FEW + 1);
    }
}
