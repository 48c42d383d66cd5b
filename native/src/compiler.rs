//! Packed releases to compiled releases and rows, process by process.

use std::collections::HashMap;
use std::panic::{catch_unwind, AssertUnwindSafe};

use crate::asks::Asks;
use crate::columns::Columns;
use crate::compile::compiling::compile_process;
use crate::compile::process::Held;
use crate::compile::rules::{tree, RuleNode};
use crate::json::write::write_object;
use crate::odd::{Odd, Sure};
use crate::rows::rows::rows_of;
use crate::tables::{declared, NAMES};

/// Keeps what was compiled until it is taken.
pub struct Compiler {
    /// Rows, by table.
    pub tables: Vec<Columns>,
    /// Compiled releases, one a line.
    pub compiled: Vec<u8>,
    /// Of the processes left to Python by the last call: how many releases, then where each begins in what was packed.
    pub left: Vec<u64>,
    asks: Asks,
    rules: RuleNode,
}

/// A release, or None where it cannot be read as text, and where it begins.
struct Packed<'a> {
    start: usize,
    ocid: &'a [u8],
    held: Option<Held<'a>>,
}

impl Compiler {
    /// A compiler of the tables and rules that lines of text declare.
    pub fn new(tables: &[u8], rules: &[u8], asks: Asks) -> Sure<Self> {
        let text = |bytes| std::str::from_utf8(bytes).map_err(|_| Odd);
        let kinds = declared(text(tables)?)?;
        Ok(Self {
            tables: kinds.iter().map(|kinds| Columns::new(kinds)).collect(),
            compiled: Vec::new(),
            left: Vec::new(),
            asks,
            rules: tree(text(rules)?)?,
        })
    }

    /// Compile every process of which releases stand in `packed`; returns how many. The rest is in `left`.
    pub fn add(&mut self, packed: &[u8]) -> Sure<usize> {
        self.left.clear();
        let mut done = 0;
        for releases in by_process(unpacked(packed)?) {
            let held: Option<Vec<Held<'_>>> = releases.iter().map(|release| release.held).collect();
            let sure = held.is_some_and(|held| {
                // What panics is as odd as what says so: nothing of it is kept, as rows are appended at the end.
                catch_unwind(AssertUnwindSafe(|| self.compile(&held)))
                    .unwrap_or(Err(Odd))
                    .is_ok()
            });
            if sure {
                done += 1;
            } else {
                self.left.push(releases.len() as u64);
                self.left.extend(releases.iter().map(|release| release.start as u64));
            }
        }
        Ok(done)
    }

    fn compile(&mut self, held: &[Held<'_>]) -> Sure<()> {
        let process = compile_process(held, &self.rules, &self.asks)?;
        let sheet = rows_of(&process, &self.asks)?;
        let mut texts = [0; NAMES.len()];
        for ((columns, rows), texts) in self.tables.iter().zip(&sheet.rows).zip(&mut texts) {
            *texts = columns.check(rows.iter())?;
        }
        for ((columns, rows), texts) in self.tables.iter_mut().zip(&sheet.rows).zip(texts) {
            columns.push(rows.iter(), texts);
        }
        write_object(&process.merged.release, &mut self.compiled);
        self.compiled.push(b'\n');
        Ok(())
    }
}

/// The releases, those of one process together, processes in the order in which they first stand.
fn by_process(releases: Vec<Packed<'_>>) -> Vec<Vec<Packed<'_>>> {
    let mut places: HashMap<&[u8], usize> = HashMap::with_capacity(releases.len());
    let mut processes: Vec<Vec<Packed<'_>>> = Vec::with_capacity(releases.len());
    for release in releases {
        let place = *places.entry(release.ocid).or_insert(processes.len());
        match processes.get_mut(place) {
            Some(process) => process.push(release),
            None => processes.push(vec![release]),
        }
    }
    processes
}

/// The releases in `packed`: each its number in eight bytes, the lengths of ocid, id, date and JSON in four bytes each, a
/// byte that is 1 where the id was made by us, then these four texts; numbers with their lowest byte first. Odd where
/// lengths lead out of it.
fn unpacked(packed: &[u8]) -> Sure<Vec<Packed<'_>>> {
    let mut releases = Vec::new();
    let mut rest = packed;
    while !rest.is_empty() {
        let start = packed.len() - rest.len();
        let seq = u64::from_le_bytes(*taken_chunk(&mut rest)?);
        let mut lengths = [0; 4];
        for length in &mut lengths {
            *length = u32::from_le_bytes(*taken_chunk(&mut rest)?) as usize;
        }
        // Whether the id was made by us: rows do not tell.
        taken_chunk::<1>(&mut rest)?;
        let [ocid, release_id, date, raw] = lengths.map(|length| taken(&mut rest, length));
        let (ocid, release_id, date, raw) = (ocid?, release_id?, date?, raw?);
        let text = |bytes| std::str::from_utf8(bytes).ok();
        let held =
            text(ocid)
                .zip(text(release_id))
                .zip(text(date).zip(text(raw)))
                .map(|((ocid, release_id), (date, raw))| Held {
                    seq,
                    ocid,
                    release_id,
                    date,
                    raw,
                });
        releases.push(Packed { start, ocid, held });
    }
    Ok(releases)
}

fn taken_chunk<'a, const LENGTH: usize>(rest: &mut &'a [u8]) -> Sure<&'a [u8; LENGTH]> {
    let (chunk, after) = rest.split_first_chunk::<LENGTH>().ok_or(Odd)?;
    *rest = after;
    Ok(chunk)
}

fn taken<'a>(rest: &mut &'a [u8], length: usize) -> Sure<&'a [u8]> {
    let (bytes, after) = rest.split_at_checked(length).ok_or(Odd)?;
    *rest = after;
    Ok(bytes)
}
