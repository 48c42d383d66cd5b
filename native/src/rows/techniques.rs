//! Whether a process sets up a framework agreement or a dynamic market: stated, told by the notice, or by its words.
//! Reference: `columns/techniques.py`.

use crate::asks::{Asks, Question};
use crate::json::Object;
use crate::odd::{Odd, Sure};
use crate::rows::given;
use crate::rows::words::{lower, Words, SPACE, SPACE_OR_HYPHEN};

/// Words that say that it is bought by way of something, up to so many words later.
const BY_WAY_OF: [&str; 6] = ["via", "under", "through", "from", "using", "off"];
const WORDS_BETWEEN: usize = 6;

/// (framework, dynamic market): true, false where the data or a call-off say no, None where nothing tells.
pub fn read_techniques(
    asks: &Asks,
    tender: &Object<'_>,
    title: Option<&str>,
    method_details: Option<&str>,
    notice: Option<&str>,
) -> Sure<(Option<bool>, Option<bool>)> {
    let stated = given::mapping(tender.find("techniques"))?;
    let framework = given::flag(stated.find("hasFrameworkAgreement"))?;
    let mut dynamic = given::flag(stated.find("hasDynamicPurchasingSystem"))?;
    if matches!(notice, Some("UK13" | "UK14" | "UK15" | "UK16")) {
        dynamic = Some(true);
    }
    if method_details.map_or(Ok(false), |details| is_call_off(asks, details))? {
        return Ok((Some(false), Some(false)));
    }
    if framework.is_some() && dynamic.is_some() {
        return Ok((framework, dynamic));
    }
    let (in_words, dynamic_in_words) = title.map_or(Ok((None, None)), |title| told_by_title(asks, title))?;
    Ok((framework.or(in_words), dynamic.or(dynamic_in_words)))
}

/// `\bcall[- ]?offs?\b|\b(?:further|mini)[- ]competition\b|\bdirect award\b`
fn is_call_off(asks: &Asks, method_details: &str) -> Sure<bool> {
    let said = lower(method_details.to_owned());
    if !(said.contains("call") || said.contains("competition") || said.contains("direct award")) {
        return Ok(false);
    }
    match Words::of(&said) {
        Some(words) => Ok(names_call_off(&words)),
        None => asks.is(Question::IsCallOff, &said),
    }
}

fn names_call_off(words: &Words<'_>) -> bool {
    (0..words.len()).any(|place| match words.word(place) {
        "calloff" | "calloffs" => true,
        "call" => ["off", "offs"]
            .iter()
            .any(|off| words.stand(place, &["call", off], SPACE_OR_HYPHEN)),
        kind @ ("further" | "mini") => words.stand(place, &[kind, "competition"], SPACE_OR_HYPHEN),
        "direct" => words.stand(place, &["direct", "award"], SPACE),
        _ => false,
    })
}

/// (framework, dynamic market) as a title tells; None where it tells neither.
fn told_by_title(asks: &Asks, title: &str) -> Sure<(Option<bool>, Option<bool>)> {
    let said = lower(title.to_owned());
    if !(said.contains("framework") || said.contains("dynamic") || said.contains("dps")) {
        return Ok((None, None));
    }
    let Some(words) = Words::of(&said) else {
        let answer = asks.about(Question::ToldByTitle, &said)?;
        let [framework, dynamic] = &*answer else {
            return Err(Odd);
        };
        return Ok((framework.boolean()?, dynamic.boolean()?));
    };
    if names_call_off(&words) || is_under_another(&words) {
        return Ok((None, None));
    }
    let framework = words.hold(&["framework"], SPACE);
    let dynamic = words.hold(&["dps"], SPACE)
        || words.hold(&["dynamic", "market"], SPACE)
        || words.hold(&["dynamic", "purchasing", "system"], SPACE);
    Ok((framework.then_some(true), dynamic.then_some(true)))
}

/// `\b(?:via|under|through|from|using|off)\s+(?:\w+\W+){0,6}(?:framework|dps|dynamic)\b`
fn is_under_another(words: &Words<'_>) -> bool {
    (0..words.len()).any(|place| {
        BY_WAY_OF.contains(&words.word(place)) && words.is_spaced(place) && {
            let next = place + 1..(place + 2 + WORDS_BETWEEN).min(words.len());
            next.into_iter()
                .any(|next| matches!(words.word(next), "framework" | "dps" | "dynamic"))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobody() -> Asks {
        Asks::new(Box::new(|_, _| None))
    }

    fn title(title: &str) -> (Option<bool>, Option<bool>) {
        told_by_title(&nobody(), title).unwrap()
    }

    #[test]
    fn a_title_names_what_is_set_up() {
        assert_eq!(title("Framework for Home Care"), (Some(true), None));
        assert_eq!(title("Day care DPS"), (None, Some(true)));
        assert_eq!(
            title("Dynamic Purchasing System – a framework"),
            (Some(true), Some(true))
        );
        assert_eq!(title("Dynamic Purchasing  System"), (None, None));
        assert_eq!(title("Dynamics of frameworks"), (None, None));
        assert_eq!(title("Frame\u{212a}"), (None, None));
        assert_eq!(title("Framewor\u{212a}"), (Some(true), None));
    }

    #[test]
    fn a_title_that_calls_off_or_buys_under_another_tells_nothing() {
        for said in [
            "Call-off from the framework",
            "Calloffs, framework",
            "Mini competition - framework",
            "Meals via\tthe council's big (new) framework",
            "Under a b c d e f framework",
            "using DPS",
        ] {
            assert_eq!(title(said), (None, None), "{said}");
        }
        for said in [
            "Under a b c d e f g framework",
            "Under: framework",
            "Thunder framework",
            "Call  offs framework",
        ] {
            assert_eq!(title(said), (Some(true), None), "{said}");
        }
    }

    #[test]
    fn a_method_may_be_a_call_off() {
        for said in [
            "Call-off from a framework agreement",
            "Direct Award",
            "FURTHER COMPETITION",
        ] {
            assert_eq!(is_call_off(&nobody(), said), Ok(true), "{said}");
        }
        for said in [
            "Open procedure",
            "Competitive flexible procedure",
            "Indirect award",
            "Direct awards",
            "Recall off",
        ] {
            assert_eq!(is_call_off(&nobody(), said), Ok(false), "{said}");
        }
    }
}
