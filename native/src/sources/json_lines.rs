//! A part of a file with one JSON value a line.
//!
//! The reference is `worthwhile.market.sources.json_lines`, which takes in the lines that are odd here.

use crate::odd::Odd;
use crate::sources::release_marks::{release_marks, ReleaseMarks};

/// One line that is not blank: where everything stands in the part, in bytes.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineMarks {
    /// Its number, from 1.
    pub line: u32,
    /// 0: odd, and only the line as a whole is told; 1: a release; 2: one tagged as compiled.
    pub kind: u32,
    /// The release, first byte and the one after its last.
    pub release: [u32; 2],
    /// Its ocid.
    pub ocid: [u32; 2],
    /// Its id; twice the same where it has none.
    pub id: [u32; 2],
    /// Its date.
    pub date: [u32; 2],
}

/// How far a part was read.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// The first byte that was not read.
    pub at: u32,
    /// Line breaks before it.
    pub lines: u32,
}

/// Read on from where `reached` says, until the part ends or `marks` are full. Returns how many were filled.
pub fn read_lines(part: &[u8], reached: &mut Reached, marks: &mut [LineMarks]) -> usize {
    let mut filled = 0;
    let mut at = reached.at as usize;
    while at < part.len() && filled < marks.len() {
        let start = end_of_spaces(part, at);
        let mut end = start;
        if !ends(part, end) {
            marks[filled] = match release_marks(part, start) {
                Ok(found) if ends(part, end_of_spaces(part, found.release.end)) => {
                    end = end_of_spaces(part, found.release.end);
                    LineMarks::of(&found)
                }
                Ok(_) | Err(Odd) => {
                    end = end_of_line(part, start);
                    LineMarks {
                        release: told(&(start..end)),
                        ..LineMarks::default()
                    }
                }
            };
            marks[filled].line = reached.lines + 1;
            filled += 1;
        }
        reached.lines += u32::from(end < part.len());
        at = (end + 1).min(part.len());
    }
    reached.at = told(&(at..at))[0];
    filled
}

impl LineMarks {
    fn of(found: &ReleaseMarks) -> Self {
        Self {
            line: 0,
            kind: if found.compiled { 2 } else { 1 },
            release: told(&found.release),
            ocid: told(&found.ocid),
            id: told(&found.id),
            date: told(&found.date),
        }
    }
}

/// Parts are shorter than 4 GB; whoever calls sees to it.
fn told(range: &std::ops::Range<usize>) -> [u32; 2] {
    [range.start, range.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX))
}

fn ends(part: &[u8], at: usize) -> bool {
    matches!(part.get(at), None | Some(b'\n'))
}

fn end_of_spaces(part: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\t' | b'\r') = part.get(at) {
        at += 1;
    }
    at
}

fn end_of_line(part: &[u8], start: usize) -> usize {
    part[start..]
        .iter()
        .position(|sign| *sign == b'\n')
        .map_or(part.len(), |found| start + found)
}

#[cfg(test)]
mod tests {
    use super::{read_lines, LineMarks, Reached};

    fn read(part: &str, room: usize) -> (Vec<LineMarks>, Reached) {
        let (mut reached, mut read) = (Reached::default(), Vec::new());
        while (reached.at as usize) < part.len() {
            let mut marks = vec![LineMarks::default(); room];
            let filled = read_lines(part.as_bytes(), &mut reached, &mut marks);
            read.extend_from_slice(&marks[..filled]);
        }
        (read, reached)
    }

    fn kind(line: &str) -> u32 {
        read(line, 1).0[0].kind
    }

    #[test]
    fn every_line_is_told_however_little_room_there_is() {
        let part = "{\"ocid\":\"a\",\"date\":\"b\"}\r\n\n  {\"x\":\n\t{\"date\":\"b\", \"id\":\"é\", \"ocid\":\"a\"}\n\
                    {\"id\":\"7\",\"ocid\" : \"a\",\"date\":\"bc\",\"tag\":[\"compiled\"]} ";
        let (marks, reached) = read(part, 9);
        assert_eq!((reached.at as usize, reached.lines), (part.len(), 4));
        assert_eq!(
            marks.iter().map(|marks| (marks.line, marks.kind)).collect::<Vec<_>>(),
            [(1, 1), (3, 0), (4, 0), (5, 2)]
        );
        let text = |place: [u32; 2]| &part[place[0] as usize..place[1] as usize];
        assert_eq!(
            (text(marks[0].release), text(marks[0].ocid)),
            ("{\"ocid\":\"a\",\"date\":\"b\"}", "a")
        );
        assert_eq!((text(marks[0].id), text(marks[1].release)), ("", "{\"x\":"));
        assert_eq!(
            (text(marks[3].id), text(marks[3].ocid), text(marks[3].date)),
            ("7", "a", "bc")
        );
        assert_eq!(read(part, 1), (marks, reached));
    }

    #[test]
    fn what_is_not_strict_json_is_odd() {
        let line = |rest: &str| format!("{{\"ocid\":\"a\",\"date\":\"b\",{rest}}}");
        for rest in [
            "\"x\":[{},[],-1.5e3,true,null,\"\\u00e9\\ud83d\\ude00\\n\"]",
            "\"x\":\"1e9999\"",
            "\"x\":{\"y\":0}",
        ] {
            assert_eq!(kind(&line(rest)), 1, "{rest}");
        }
        let deep = format!("\"x\":{}{}", "[".repeat(61), "]".repeat(61));
        let long = format!("\"x\":{}", "1".repeat(301));
        for rest in [
            "",
            "\"x\"",
            "\"x\":",
            "\"x\":1,",
            "\"x\":01",
            "\"x\":1.",
            "\"x\":.5",
            "\"x\":1e",
            "\"x\":+1",
            "\"x\":tru",
            "\"x\":[1,]",
            "\"x\":[,1]",
            "\"x\":[1}",
            "\"x\":{\"y\"}",
            "\"x\":\"\t\"",
            "\"x\":\"\\x\"",
            "\"x\":\"\\u12g4\"",
            "\"x\":\"\\ud800\"",
            "\"x\":\"\\udc00\"",
            "\"x\":\"\\ud800\\u0041\"",
            "\"x\":1e9999",
            "\"x\":1.5,\"y\":\"1e9999\"",
            "\"ocid\":\"a\"",
            "\"\\u006fcid\":\"a\"",
            "\"releases\":[]",
            "\"records\":1",
            "\"compiledRelease\":{}",
            "\"id\":1",
            "\"x\":NaN",
            &deep,
            &long,
        ] {
            assert_eq!(kind(&line(rest)), 0, "{rest}");
        }
    }

    #[test]
    fn a_release_without_a_plain_ocid_and_date_is_odd() {
        for part in [
            "[]",
            "{}",
            "{\"ocid\":\"a\"}",
            "{\"ocid\":\"\",\"date\":\"b\"}",
            "{\"ocid\":\"a\",\"date\":\" \"}",
        ] {
            assert_eq!(kind(part), 0, "{part}");
        }
        assert_eq!(kind("{\"ocid\":\"a\",\"date\":\"b\"}{}"), 0);
        assert_eq!(kind(&format!("{{\"ocid\":\"{}\",\"date\":\"b\"}}", "a".repeat(201))), 0);
        assert_eq!(
            read_lines(
                b"{\"ocid\":\"a\",\"date\":\"\xff\"}",
                &mut Reached::default(),
                &mut [LineMarks::default()]
            ),
            1
        );
    }
}
