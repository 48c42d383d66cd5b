//! Whether digits may be a telephone number. Reference: `columns/contacts.py`, which is asked wherever as many digits stand
//! together as the shortest number has: what tells numbers of another kind from those of telephones stands there alone.

/// Digits of a telephone number, at least.
const FEWEST_DIGITS: usize = 10;
/// Signs between two digits, at most.
const MOST_BETWEEN: usize = 3;
/// What HTML writes for a space or a dash.
const IN_HTML: [&str; 4] = ["&nbsp;", "&#160;", "&ndash;", "&#8211;"];

/// Whether a telephone number may begin at a byte, which is a 0 or a +. True for each that does.
pub fn may_be_telephone(text: &str, place: usize) -> bool {
    let number = &text[place..];
    let mut end = usize::from(number.starts_with('+'));
    for _ in 0..FEWEST_DIGITS {
        match digit_behind(number, end) {
            Digit::None => return false,
            Digit::Unknown => return true,
            Digit::Ends(at) => end = at,
        }
    }
    true
}

enum Digit {
    Ends(usize),
    /// Of another script, perhaps.
    Unknown,
    None,
}

/// The next digit, behind three signs at most that stand between digits.
fn digit_behind(number: &str, mut at: usize) -> Digit {
    for _ in 0..=MOST_BETWEEN {
        let rest = &number[at..];
        match rest.chars().next() {
            Some('0'..='9') => return Digit::Ends(at + 1),
            Some(sign) if is_between(sign) => at += sign.len_utf8(),
            Some('&') => match IN_HTML.iter().find(|html| rest.starts_with(**html)) {
                Some(html) => at += html.len(),
                None => return Digit::None,
            },
            Some(sign) if !sign.is_ascii() && sign.is_numeric() => return Digit::Unknown,
            _ => return Digit::None,
        }
    }
    Digit::None
}

fn is_between(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '(' | ')' | '.' | '/' | '-' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{2010}'..='\u{2013}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_hold(text: &str) -> bool {
        text.bytes()
            .enumerate()
            .any(|(place, byte)| (byte == b'0' || byte == b'+') && may_be_telephone(text, place))
    }

    #[test]
    fn telephone_numbers_are_found() {
        for text in [
            "01632 960983",
            "Tel.01632960983",
            "020 7946 0018",
            "(01632) 960 983.",
            "01632/960983",
            "+44 (0)20 7946 0018",
            "0044 20 7946 0018",
            "+ 44 20 7946 0018",
            "Cloud + hosting: ring 0033 1 42 68 53 00 today",
            "Call 0115 2098\u{2013}76 now",
            "0800\u{a0}496\u{2013}0123",
            "01632&nbsp;960&#160;983",
            "Phone/01632 960983",
            "01\u{661}2",
        ] {
            assert!(may_hold(text), "{text}");
        }
    }

    #[test]
    fn fewer_digits_and_digits_apart_are_none() {
        for text in [
            "09000000-7",
            "016329609",
            "0900-1700",
            "01632 , 960983",
            "01632    960983",
            "10,000,000,000",
            "85000000-9",
        ] {
            assert!(!may_hold(text), "{text}");
        }
    }
}
