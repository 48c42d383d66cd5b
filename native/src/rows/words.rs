//! Words of a text, as `\w`, `\b` and `\s` of Python's regular expressions tell them from what stands between.

use crate::rows::given::is_space;

/// Between the words of a name.
pub const SPACE: &[&str] = &[" "];
/// Between words that some join.
pub const SPACE_OR_HYPHEN: &[&str] = &[" ", "-"];

/// Text in lower case, as far as words of ASCII and their bounds are looked for in it.
///
/// Of all capitals beyond ASCII only two have a small letter that holds one of ASCII: that of kelvin, and the dotted I of
/// Turkish. Any other is part of a word as its small letter is, so that it may stay.
pub fn lower(mut text: String) -> String {
    text.make_ascii_lowercase();
    if !text.is_ascii() && (text.contains('\u{212a}') || text.contains('\u{130}')) {
        return text.replace('\u{212a}', "k").replace('\u{130}', "i\u{307}");
    }
    text
}

/// A text and where its words begin and end.
pub struct Words<'t> {
    text: &'t str,
    places: Vec<(usize, usize)>,
}

impl<'t> Words<'t> {
    /// The words of a text; None where it holds a sign of which it is not sure here whether it is part of a word.
    pub fn of(text: &'t str) -> Option<Self> {
        let mut places = Vec::with_capacity(text.len() / 5);
        let mut start = None;
        for (at, sign) in text.char_indices() {
            match (is_of_word(sign)?, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    places.push((from, at));
                    start = None;
                }
                _ => {}
            }
        }
        places.extend(start.map(|from| (from, text.len())));
        Some(Self { text, places })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// A word by its place; empty where there is none.
    pub fn word(&self, place: usize) -> &'t str {
        self.places.get(place).map_or("", |(from, to)| &self.text[*from..*to])
    }

    /// All that stands before a word.
    pub fn before(&self, place: usize) -> &'t str {
        self.places
            .get(place)
            .map_or(self.text, |(from, _)| &self.text[..*from])
    }

    /// What stands between a word and the next; empty where there is no next.
    pub fn gap(&self, place: usize) -> &'t str {
        match (self.places.get(place), self.places.get(place + 1)) {
            (Some((_, end)), Some((next, _))) => &self.text[*end..*next],
            _ => "",
        }
    }

    /// Whether what stands between a word and the next is all spaces.
    pub fn is_spaced(&self, place: usize) -> bool {
        let gap = self.gap(place);
        !gap.is_empty() && gap.chars().all(is_space)
    }

    /// Whether these words stand one after another from a place on, with one of `gaps` between each two.
    pub fn stand(&self, place: usize, words: &[&str], gaps: &[&str]) -> bool {
        words.iter().enumerate().all(|(number, word)| {
            self.word(place + number) == *word && (number == 0 || gaps.contains(&self.gap(place + number - 1)))
        })
    }

    /// Whether these words stand one after another anywhere.
    pub fn hold(&self, words: &[&str], gaps: &[&str]) -> bool {
        (0..self.len()).any(|place| self.stand(place, words, gaps))
    }
}

/// Whether `\w` takes a sign. Surely known are those of European letters, of punctuation and symbols, and the private
/// ones that word processors draw bullets with; Rust and Python differ on marks and on letters in circles.
fn is_of_word(sign: char) -> Option<bool> {
    match sign {
        '\0'..='\u{24f}' => Some(sign.is_alphanumeric() || sign == '_'),
        _ if sign.is_alphanumeric() => None,
        '\u{2000}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fffd}' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_what_stands_between() {
        let words = Words::of("a “call-off”, £5m_x  é\u{1c}b").unwrap();
        let all: Vec<&str> = (0..words.len()).map(|place| words.word(place)).collect();
        assert_eq!(all, ["a", "call", "off", "5m_x", "é", "b"]);
        assert_eq!(words.gap(1), "-");
        assert!(words.is_spaced(3) && words.is_spaced(4) && !words.is_spaced(2) && !words.is_spaced(5));
        assert_eq!(words.before(1), "a “");
        assert!(words.hold(&["call", "off"], SPACE_OR_HYPHEN) && !words.hold(&["call", "off"], SPACE));
    }

    #[test]
    fn of_a_sign_that_may_be_a_letter_nothing_is_sure() {
        for text in ["Ω", "e\u{301}", "Ⓐ", "中"] {
            assert!(Words::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn small_letters_stand_where_they_are_looked_for() {
        assert_eq!(lower("DPS \u{212a}İÉ".into()), "dps ki\u{307}É");
    }
}
