//! Questions that the Python reference answers, and their answers as far as they are remembered.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::odd::{Odd, Sure};

/// What is asked. The numbers stand in `worthwhile.market.native.answers` as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Question {
    /// `texts.cleaned(text)`: text or null.
    Cleaned = 1,
    /// `contacts.without_contacts(text)`: text.
    WithoutContacts = 2,
    /// `texts.with_signs(text)`: text.
    WithSigns = 3,
    /// `moments.told_by(text)`: moment, day, fault.
    ToldBy = 4,
    /// `names.written(name)`: name, key.
    Written = 5,
    /// `names.name_key(name)`: key.
    NameKey = 6,
    /// `identifiers.read_identifier(scheme, identifier)`: seven parts, or none.
    ReadIdentifier = 7,
    /// `places.place_of(said)`: given_as, code, part_of.
    PlaceOf = 8,
    /// `postcodes.area_of_postcode(postcode)`: code.
    AreaOfPostcode = 9,
    /// `parties.postcode_at_end(street)`: postcode.
    PostcodeAtEnd = 10,
    /// `cpv.read(code)`: code.
    ReadCpv = 11,
    /// `weights.weight_in_words(words)`: value, low, high, told_as, given; or none.
    WeightInWords = 12,
    /// `criteria.names_social_value(words)`: boolean.
    NamesSocialValue = 13,
    /// `extension_words.read_extension(words)`: months, until.
    ReadExtension = 14,
    /// `extension_words.sentence_of_extension(words)`: text.
    SentenceOfExtension = 15,
    /// `techniques.is_call_off(method_details)`: boolean.
    IsCallOff = 16,
    /// `techniques.told_by_title(said)`: framework, dynamic market.
    ToldByTitle = 17,
    /// `regime.told_by_words(words)`, of words in lower case: light touch, Provider Selection Regime; both boolean.
    RegimeWords = 18,
    /// `collisions.plain_name(name)`: text.
    PlainName = 19,
    /// `f"{number:g}"` of the number that the text is.
    General = 20,
    /// `places.is_elsewhere(said)`: boolean.
    IsElsewhere = 21,
}

/// One part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// None.
    Null,
    /// Text.
    Text(String),
    /// A whole number; a moment in microseconds and a day in days since 1970.
    Integer(i64),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
}

impl Part {
    /// The text; None for null. Odd for anything else.
    pub fn text(&self) -> Sure<Option<&str>> {
        match self {
            Part::Text(text) => Ok(Some(text)),
            Part::Null => Ok(None),
            _ => Err(Odd),
        }
    }

    /// The whole number; None for null. Odd for anything else.
    pub fn integer(&self) -> Sure<Option<i64>> {
        match self {
            Part::Integer(number) => Ok(Some(*number)),
            Part::Null => Ok(None),
            _ => Err(Odd),
        }
    }

    /// The day; None for null. Odd for anything else.
    pub fn day(&self) -> Sure<Option<i32>> {
        self.integer()?
            .map(|day| i32::try_from(day).map_err(|_| Odd))
            .transpose()
    }

    /// The number; None for null. Odd for anything else.
    pub fn number(&self) -> Sure<Option<f64>> {
        match self {
            Part::Number(number) => Ok(Some(*number)),
            Part::Null => Ok(None),
            _ => Err(Odd),
        }
    }

    /// True or false; None for null. Odd for anything else.
    pub fn boolean(&self) -> Sure<Option<bool>> {
        match self {
            Part::Boolean(is) => Ok(Some(*is)),
            Part::Null => Ok(None),
            _ => Err(Odd),
        }
    }
}

/// The parts of an answer, in the order that [`Question`] tells.
pub type Answer = Rc<[Part]>;

/// Asks Python: the question, and what is asked about as [`encoded`]; the reply as [`decoded`] reads it, or None.
pub type Asking = Box<dyn Fn(Question, &[u8]) -> Option<Vec<u8>>>;

/// Answers of one kind that are remembered, at most; then they are forgotten all together.
const MOST_REMEMBERED: usize = 1 << 16;
/// Bytes of what is asked about, at most, for the answer to be remembered: long texts hardly come again.
const LONGEST_REMEMBERED: usize = 400;
const QUESTIONS: usize = 22;

/// What can be asked.
pub struct Asks {
    asking: Asking,
    known: RefCell<Vec<HashMap<Box<[u8]>, Answer>>>,
    key: RefCell<Vec<u8>>,
}

impl Asks {
    /// Nothing is remembered yet.
    pub fn new(asking: Asking) -> Self {
        let known = (0..QUESTIONS).map(|_| HashMap::new()).collect();
        Self {
            asking,
            known: RefCell::new(known),
            key: RefCell::new(Vec::new()),
        }
    }

    /// The answer about some texts. Odd where Python refuses to tell.
    pub fn ask(&self, question: Question, about: &[Option<&str>]) -> Sure<Answer> {
        let mut key = self.key.borrow_mut();
        key.clear();
        encoded(about, &mut key);
        let place = question as usize;
        if let Some(known) = self.known.borrow()[place].get(key.as_slice()) {
            return Ok(Rc::clone(known));
        }
        let reply = (self.asking)(question, &key).ok_or(Odd)?;
        let answer: Answer = decoded(&reply)?.into();
        if key.len() > LONGEST_REMEMBERED {
            return Ok(answer);
        }
        let mut known = self.known.borrow_mut();
        if known[place].len() >= MOST_REMEMBERED {
            known[place].clear();
        }
        known[place].insert(key.as_slice().into(), Rc::clone(&answer));
        Ok(answer)
    }

    /// The answer about one text.
    pub fn about(&self, question: Question, text: &str) -> Sure<Answer> {
        self.ask(question, &[Some(text)])
    }

    /// The one text that answers a question about one text.
    pub fn text(&self, question: Question, text: &str) -> Sure<Option<String>> {
        Ok(self
            .about(question, text)?
            .first()
            .ok_or(Odd)?
            .text()?
            .map(str::to_owned))
    }

    /// The truth that answers a question about one text; Odd for null.
    pub fn is(&self, question: Question, text: &str) -> Sure<bool> {
        self.about(question, text)?.first().ok_or(Odd)?.boolean()?.ok_or(Odd)
    }
}

/// Each text as its length in four bytes (all bits set: none) and its bytes.
fn encoded(about: &[Option<&str>], out: &mut Vec<u8>) {
    for text in about {
        match text {
            None => out.extend_from_slice(&u32::MAX.to_le_bytes()),
            Some(text) => {
                out.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX - 1).to_le_bytes());
                out.extend_from_slice(text.as_bytes());
            }
        }
    }
}

/// The parts of a reply: a letter each (`n`, `t`, `i`, `f`, `b`), then eight bytes, of which a text's tell its length.
fn decoded(reply: &[u8]) -> Sure<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = reply;
    while let Some((letter, after)) = rest.split_first() {
        let (eight, after) = after.split_first_chunk::<8>().ok_or(Odd)?;
        rest = after;
        parts.push(match letter {
            b'n' => Part::Null,
            b'i' => Part::Integer(i64::from_le_bytes(*eight)),
            b'f' => Part::Number(f64::from_le_bytes(*eight)),
            b'b' => Part::Boolean(i64::from_le_bytes(*eight) != 0),
            b't' => {
                let length = usize::try_from(u64::from_le_bytes(*eight)).map_err(|_| Odd)?;
                let (text, after) = rest.split_at_checked(length).ok_or(Odd)?;
                rest = after;
                Part::Text(std::str::from_utf8(text).map_err(|_| Odd)?.to_owned())
            }
            _ => return Err(Odd),
        });
    }
    Ok(parts)
}
