//! Under which law a process runs, as far as its data tell, and whether under the light-touch rules. Reference:
//! `columns/regime.py`, of which the regular expressions stand here as comments.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::{Object, Text};
use crate::odd::{Odd, Sure};
use crate::rows::given;
use crate::rows::sheet::Sheet;
use crate::rows::words::{lower, Words, SPACE, SPACE_OR_HYPHEN};

const BY_LEGAL_BASIS: [(&str, &str, &str); 5] = [
    ("UKPGA", "2023/54", "procurement-act-2023"),
    ("UKSI", "2023/1348", "psr-2023"),
    ("CELEX", "32014L0024", "pcr-2015"),
    ("CELEX", "32014L0025", "ucr-2016"),
    ("CELEX", "32014L0023", "ccr-2016"),
];
const SELECTION_REGIME: &str = "provider selection regime";
/// Words between "not" and what it is said of, at most, but for "the".
const WORDS_BETWEEN: usize = 4;

/// The regime and how it was told; `light_touch` is None where nothing tells.
pub struct Regime<'p> {
    /// See column regime of table process.
    pub name: &'static str,
    /// How it was told.
    pub basis: Option<Text<'p>>,
    /// True where it is said.
    pub light_touch: Option<bool>,
}

/// What the words of a process name.
#[derive(Debug, Default, PartialEq, Eq)]
struct Named {
    light_touch: bool,
    selection_regime: bool,
}

/// (regime, basis as published) of the stated legal basis.
fn legal_basis<'p>(tender: &'p Object<'p>) -> Sure<(Option<&'static str>, Option<Text<'p>>)> {
    let basis = given::mapping(tender.find("legalBasis"))?;
    let scheme = given::text_of(basis, "scheme")?;
    let Some(code) = given::text_of(basis, "id")? else {
        return Ok((None, None));
    };
    let Some(scheme) = scheme else {
        return Ok((Some("other"), Some(code)));
    };
    if !scheme.is_ascii() {
        // Some small letters beyond ASCII are capitals of it.
        return Err(Odd);
    }
    let known = BY_LEGAL_BASIS
        .iter()
        .find(|(known, of_code, _)| known.eq_ignore_ascii_case(&scheme) && *of_code == code);
    let name = match (known, scheme.as_ref()) {
        (Some((_, _, name)), _) => name,
        (None, "SSI" | "ASP") => "scotland",
        _ => "other",
    };
    Ok((Some(name), Some(Cow::Owned(format!("{scheme} {code}")))))
}

/// Whether a special regime that is stated is the light touch.
fn states_light_touch(sheet: &Sheet<'_>, tender: &Object<'_>) -> Sure<bool> {
    let awards = given::objects(sheet.release.find("awards"))?;
    for part in std::iter::once(tender).chain(awards) {
        for one in given::texts(part.find("specialRegime"))? {
            let said: String = one.chars().filter(|sign| !matches!(sign, ' ' | '-')).collect();
            if lower(said).contains("lighttouch") {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What words in lower case name, unless they say anywhere that one of the regimes is not meant.
fn named(asks: &Asks, said: &str) -> Sure<Named> {
    let may_light = said.contains("light") && said.contains("touch");
    let selection_regime = said.contains(SELECTION_REGIME);
    let may_social = said.contains("specific services");
    if !(may_light || selection_regime || may_social) {
        return Ok(Named::default());
    }
    let Some(words) = Words::of(said) else {
        let answer = asks.about(Question::RegimeWords, said)?;
        let [light_touch, selection_regime] = &*answer else {
            return Err(Odd);
        };
        return Ok(Named {
            light_touch: light_touch.boolean()?.ok_or(Odd)?,
            selection_regime: selection_regime.boolean()?.ok_or(Odd)?,
        });
    };
    let never = (may_light || selection_regime) && says_never(&words);
    // \bsocial and other specific services\b
    let social = may_social && words.hold(&["social", "and", "other", "specific", "services"], SPACE);
    Ok(Named {
        light_touch: social || (may_light && !never && says_light_touch(&words)),
        selection_regime: selection_regime && !never,
    })
}

/// `(?<!not )(?<!non )(?<!non-)\blight[ -]?touch\b`
fn says_light_touch(words: &Words<'_>) -> bool {
    (0..words.len()).any(|place| {
        let is_said = words.word(place) == "lighttouch" || words.stand(place, &["light", "touch"], SPACE_OR_HYPHEN);
        is_said
            && !["not ", "non ", "non-"]
                .iter()
                .any(|denial| words.before(place).ends_with(denial))
    })
}

/// `\b(?:not|outside|isn't) (?:\w+ ){0,4}(?:the )?(?:provider selection regime|light[ -]touch)\b`
fn says_never(words: &Words<'_>) -> bool {
    (0..words.len()).any(|place| {
        let is_said = words.stand(place, &["light", "touch"], SPACE_OR_HYPHEN)
            || words.stand(place, &["provider", "selection", "regime"], SPACE);
        is_said && is_denied(words, place)
    })
}

/// Whether "not" stands before a word, with few words between and single spaces between all of them.
fn is_denied(words: &Words<'_>, place: usize) -> bool {
    let further = usize::from(place > 0 && words.word(place - 1) == "the");
    for before in (0..place).rev().take(WORDS_BETWEEN + further + 1) {
        if words.gap(before) != " " {
            return false;
        }
        match words.word(before) {
            "not" | "outside" => return true,
            "t" if before > 0 && words.stand(before - 1, &["isn", "t"], &["'"]) => return true,
            _ => {}
        }
    }
    false
}

/// The regime of a process. `words` is its title, description and method.
pub fn read_regime<'p>(sheet: &Sheet<'p>, tender: &'p Object<'p>, publisher: &str, words: String) -> Sure<Regime<'p>> {
    let named = named(sheet.asks, &lower(words))?;
    let light_touch = (named.light_touch || states_light_touch(sheet, tender)?).then_some(true);
    let (name, basis) = legal_basis(tender)?;
    let (name, basis) = if publisher == "public-contracts-scotland" {
        let told = basis.map_or(Cow::Borrowed("published in Scotland"), |basis| {
            Cow::Owned(format!("{basis}, published in Scotland"))
        });
        ("scotland", Some(told))
    } else if named.selection_regime && name != Some("scotland") {
        // Such notices are published on forms of another law; the words say which law it really is.
        let told = basis.map_or(Cow::Borrowed("words"), |basis| Cow::Owned(format!("words ({basis})")));
        ("psr-2023", Some(told))
    } else {
        (name.unwrap_or("unknown"), basis)
    };
    Ok(Regime {
        name,
        basis,
        light_touch,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobody() -> Asks {
        Asks::new(Box::new(|_, _| None))
    }

    fn light(said: &str) -> bool {
        named(&nobody(), &lower(said.into())).unwrap().light_touch
    }

    #[test]
    fn light_touch_is_named_unless_it_is_denied() {
        for said in [
            "the Light Touch regime",
            "‘light-touch’",
            "lighttouch",
            "knot light touch or light touch",
            "Social and other specific services",
            "not a b c d e light touch",
            "not, the light touch",
        ] {
            assert!(light(said), "{said}");
        }
        for said in [
            "non-light touch",
            "cannot light touch",
            "light  touch",
            "light touching",
            "delight touch",
            "This is outside of the Light Touch rules; light touch",
            "it isn't a light touch one",
            "not a b c d the light touch",
            "social and other specific servicess",
        ] {
            assert!(!light(said), "{said}");
        }
    }

    #[test]
    fn the_selection_regime_is_named_unless_it_is_denied() {
        let told = |said: &str| named(&nobody(), said).unwrap().selection_regime;
        assert!(told("under the provider selection regime (psr)"));
        assert!(told("under the provider selection regimes"));
        assert!(!told("provider selection rules"));
        assert!(!told("not under the provider selection regime"));
        assert!(!told("provider selection regime, not light touch"));
    }
}
