//! The functions that Python calls. All that is unsafe stands here; `worthwhile.market.native` is the other side.
//!
//! Whoever calls keeps to this: a compiler is used by one thread at a time, is closed once, and what [`Span`]s point to
//! is read before the compiler is called again.

use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};

use crate::asks::{Asks, Question};
use crate::columns::Values;
use crate::compiler::Compiler;
use crate::sources::json_lines::{read_lines, LineMarks, Reached};
use crate::tables::ROWS;

/// The bytes of an answer, while Python makes it.
pub struct Reply(Option<Vec<u8>>);

/// Asks Python; not 0 where it was answered.
pub type Ask = extern "C" fn(question: u32, about: *const u8, length: usize, reply: *mut Reply) -> i32;

/// Some bytes of ours.
#[repr(C)]
pub struct Span {
    start: *const u8,
    length: usize,
}

impl Span {
    const NOTHING: Self = Self {
        start: std::ptr::null(),
        length: 0,
    };

    fn of<T>(values: &[T]) -> Self {
        Self {
            start: values.as_ptr().cast(),
            length: std::mem::size_of_val(values),
        }
    }
}

/// A column as Arrow lays it out.
#[repr(C)]
pub struct Parts {
    length: usize,
    nulls: usize,
    valid: Span,
    offsets: Span,
    inner_offsets: Span,
    data: Span,
}

/// A slice of what Python passes; empty for a null pointer.
///
/// # Safety
/// `start` must point to `length` bytes that stay as they are for as long as the slice is used, or be null.
unsafe fn slice<'a>(start: *const u8, length: usize) -> &'a [u8] {
    if start.is_null() {
        return &[];
    }
    // SAFETY: as this function asks.
    unsafe { std::slice::from_raw_parts(start, length) }
}

/// The version of the rows made here.
#[no_mangle]
pub extern "C" fn ww_rows_version() -> u32 {
    ROWS
}

/// A compiler for the tables and rules told by lines of text (see `tables::declared`, `rules::tree`); null where they are
/// not understood.
///
/// # Safety
/// Both texts are as [`slice`] asks; `ask` is to be callable until the compiler is closed.
#[no_mangle]
pub unsafe extern "C" fn ww_open(
    tables: *const u8,
    tables_length: usize,
    rules: *const u8,
    rules_length: usize,
    ask: Ask,
) -> *mut Compiler {
    // SAFETY: as this function asks.
    let (tables, rules) = unsafe { (slice(tables, tables_length), slice(rules, rules_length)) };
    let asks = Asks::new(Box::new(move |question: Question, about: &[u8]| {
        let mut reply = Reply(None);
        let answered = ask(question as u32, about.as_ptr(), about.len(), &mut reply);
        if answered == 0 {
            None
        } else {
            reply.0
        }
    }));
    // What was read when something went wrong is no one's to see in a log: the place in the core is told, and no more.
    set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or(String::new(), |at| format!(" ({}:{})", at.file(), at.line()));
        eprintln!("The compiled core met what it does not know{place}: Python compiles it.");
    }));
    let opened = catch_unwind(AssertUnwindSafe(|| Compiler::new(tables, rules, asks)));
    match opened {
        Ok(Ok(compiler)) => Box::into_raw(Box::new(compiler)),
        _ => std::ptr::null_mut(),
    }
}

/// The answer to what is being asked.
///
/// # Safety
/// `reply` is the pointer that `ask` was called with, during that call; the bytes are as [`slice`] asks.
#[no_mangle]
pub unsafe extern "C" fn ww_reply(reply: *mut Reply, start: *const u8, length: usize) {
    // SAFETY: as this function asks.
    if let Some(reply) = unsafe { reply.as_mut() } {
        // SAFETY: as this function asks.
        reply.0 = Some(unsafe { slice(start, length) }.to_vec());
    }
}

/// Compile the processes of which all releases stand in `packed` (see `compiler::unpacked`). Returns how many were
/// compiled, or -1 where `packed` is not understood; `left` tells those that Python has to compile: for each how many
/// releases it has, then where each of them begins.
///
/// # Safety
/// `compiler` comes from [`ww_open`]; the bytes are as [`slice`] asks; `left` points to a span.
#[no_mangle]
pub unsafe extern "C" fn ww_add(compiler: *mut Compiler, packed: *const u8, length: usize, left: *mut Span) -> i64 {
    // SAFETY: as this function asks.
    let (Some(compiler), packed, Some(left)) = (unsafe { (compiler.as_mut(), slice(packed, length), left.as_mut()) })
    else {
        return -1;
    };
    let added = catch_unwind(AssertUnwindSafe(|| compiler.add(packed)));
    *left = Span::of(&compiler.left);
    match added {
        Ok(Ok(count)) => i64::try_from(count).unwrap_or(i64::MAX),
        _ => -1,
    }
}

/// How many rows a table has.
///
/// # Safety
/// `compiler` comes from [`ww_open`].
#[no_mangle]
pub unsafe extern "C" fn ww_rows(compiler: *const Compiler, table: usize) -> usize {
    // SAFETY: as this function asks.
    unsafe { compiler.as_ref() }
        .and_then(|compiler| compiler.tables.get(table))
        .map_or(0, |columns| columns.length)
}

/// How many bytes the values of a table fill, about.
///
/// # Safety
/// `compiler` comes from [`ww_open`].
#[no_mangle]
pub unsafe extern "C" fn ww_bytes(compiler: *const Compiler, table: usize) -> usize {
    // SAFETY: as this function asks.
    unsafe { compiler.as_ref() }
        .and_then(|compiler| compiler.tables.get(table))
        .map_or(0, |columns| columns.bytes())
}

/// One column of a table; not 0 where there is one.
///
/// # Safety
/// `compiler` comes from [`ww_open`]; `parts` points to parts.
#[no_mangle]
pub unsafe extern "C" fn ww_column(compiler: *const Compiler, table: usize, column: usize, parts: *mut Parts) -> i32 {
    // SAFETY: as this function asks.
    let (Some(compiler), Some(parts)) = (unsafe { (compiler.as_ref(), parts.as_mut()) }) else {
        return 0;
    };
    let Some(columns) = compiler.tables.get(table) else {
        return 0;
    };
    let Some(column) = columns.columns.get(column) else {
        return 0;
    };
    let (offsets, inner_offsets, data) = match &column.values {
        Values::Text(texts) => (Span::of(&texts.offsets), Span::NOTHING, Span::of(&texts.bytes)),
        Values::Wide(wide) => (Span::NOTHING, Span::NOTHING, Span::of(wide)),
        Values::Days(days) => (Span::NOTHING, Span::NOTHING, Span::of(days)),
        Values::Booleans(bits) => (Span::NOTHING, Span::NOTHING, Span::of(&bits.bytes)),
        Values::Lists(ends, texts) => (Span::of(ends), Span::of(&texts.offsets), Span::of(&texts.bytes)),
    };
    let valid = Span::of(&column.valid.bytes);
    *parts = Parts {
        length: columns.length,
        nulls: column.nulls,
        valid,
        offsets,
        inner_offsets,
        data,
    };
    1
}

/// Forget the rows of a table.
///
/// # Safety
/// `compiler` comes from [`ww_open`].
#[no_mangle]
pub unsafe extern "C" fn ww_clear(compiler: *mut Compiler, table: usize) {
    // SAFETY: as this function asks.
    if let Some(columns) = unsafe { compiler.as_mut() }.and_then(|compiler| compiler.tables.get_mut(table)) {
        columns.clear();
    }
}

/// The compiled releases since they were last forgotten, one a line.
///
/// # Safety
/// `compiler` comes from [`ww_open`].
#[no_mangle]
pub unsafe extern "C" fn ww_compiled(compiler: *const Compiler) -> Span {
    // SAFETY: as this function asks.
    unsafe { compiler.as_ref() }.map_or(Span::NOTHING, |compiler| Span::of(&compiler.compiled))
}

/// Forget the compiled releases.
///
/// # Safety
/// `compiler` comes from [`ww_open`].
#[no_mangle]
pub unsafe extern "C" fn ww_clear_compiled(compiler: *mut Compiler) {
    // SAFETY: as this function asks.
    if let Some(compiler) = unsafe { compiler.as_mut() } {
        compiler.compiled.clear();
    }
}

/// End a compiler.
///
/// # Safety
/// `compiler` comes from [`ww_open`] and is not used again.
#[no_mangle]
pub unsafe extern "C" fn ww_close(compiler: *mut Compiler) {
    if !compiler.is_null() {
        // SAFETY: as this function asks.
        drop(unsafe { Box::from_raw(compiler) });
    }
}

/// Read on in a part of a file with one JSON value a line, from where `reached` says, until it ends or `marks`, which have
/// `room`, are full. Returns how many were filled, or -1 where the part cannot be read here.
///
/// # Safety
/// The part is as [`slice`] asks; `reached` and `marks` point to what they say, which nobody else uses meanwhile.
#[no_mangle]
pub unsafe extern "C" fn ww_lines(
    part: *const u8,
    length: usize,
    reached: *mut Reached,
    marks: *mut LineMarks,
    room: usize,
) -> i64 {
    // SAFETY: as this function asks.
    let (part, Some(reached)) = (unsafe { (slice(part, length), reached.as_mut()) }) else {
        return -1;
    };
    if marks.is_null() || u32::try_from(length).is_err() {
        return -1;
    }
    // SAFETY: as this function asks.
    let marks = unsafe { std::slice::from_raw_parts_mut(marks, room) };
    let read = catch_unwind(AssertUnwindSafe(|| read_lines(part, reached, marks)));
    read.ok().and_then(|filled| i64::try_from(filled).ok()).unwrap_or(-1)
}
