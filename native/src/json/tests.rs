//! JSON text to values and back.

use crate::json::{members, read, write, Value};

fn written(value: &Value<'_>) -> String {
    let mut out = Vec::new();
    write(value, &mut out);
    String::from_utf8(out).unwrap()
}

/// As it is written again; None where it is odd.
fn again(text: &str) -> Option<String> {
    read(text).ok().as_ref().map(written)
}

const TEXT: &str = r#"{"a": [1, -2.5e3, true, false, null, "x\u00e9\ud83d\ude00\n\"\\\/", "longer than eight signs", ""],
    "b": {"c": {}, "d": [[], [{}]], "é": "é", "last": 0.1}}"#;

#[test]
fn what_is_read_is_written_again() {
    let compact = concat!(
        r#"{"a":[1,-2500.0,true,false,null,"xé😀\n\"\\/","longer than eight signs",""],"#,
        r#""b":{"c":{},"d":[[],[{}]],"é":"é","last":0.1}}"#
    );
    assert_eq!(again(TEXT).as_deref(), Some(compact));
    assert_eq!(again(compact).as_deref(), Some(compact));
}

#[test]
fn what_is_not_strict_json_is_odd() {
    for odd in [
        "",
        " ",
        "{",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "[1] 2",
        "nul",
        "truE",
        "NaN",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1e999",
        "9223372036854775808",
        "\"",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "\"\\u0000\"",
        "\"\\u+123\"",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1}",
        "'a'",
        "[1}",
        "{\"a\":1]",
    ] {
        assert_eq!(again(odd), None, "{odd}");
    }
    assert_eq!(again("-9223372036854775808").as_deref(), Some("-9223372036854775808"));
    assert_eq!(again(" \"\\u007f\u{7f}\" ").as_deref(), Some("\"\u{7f}\u{7f}\""));
}

#[test]
fn a_name_is_known_again_among_many() {
    for count in [2, 9, 70, 299] {
        let fields: Vec<String> = (0..count).map(|number| format!("\"name{number}\":{number}")).collect();
        let object = format!("{{{}}}", fields.join(","));
        assert_eq!(again(&object).as_deref(), Some(object.as_str()));
        for known in [0, count / 2, count - 1] {
            let twice = format!("{{{},\"name{known}\":0}}", fields.join(","));
            assert_eq!(again(&twice), None);
        }
    }
    let many: Vec<String> = (0..301).map(|number| format!("\"{number}\":0")).collect();
    assert_eq!(again(&format!("{{{}}}", many.join(","))), None);
}

#[test]
fn depth_has_an_end() {
    for (depth, is_odd) in [(50, false), (70, true), (100_000, true)] {
        let lists = "[".repeat(depth) + &"]".repeat(depth);
        let objects = "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
        assert_eq!((again(&lists).is_none(), again(&objects).is_none()), (is_odd, is_odd));
    }
}

/// Texts that differ from a sound one in a sign are read as what they say, or are odd; none ends the reading.
#[test]
fn any_sign_may_be_missing_or_wrong() {
    let signs: Vec<char> = TEXT.chars().collect();
    for place in 0..signs.len() {
        let (before, after): (String, String) = (signs[..place].iter().collect(), signs[place + 1..].iter().collect());
        assert_eq!(again(&before), None);
        for wrong in [
            "", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", "e", ".", "u", " ", "\u{0}", "é",
        ] {
            let text = format!("{before}{wrong}{after}");
            if let Some(once) = again(&text) {
                assert_eq!(again(&once).as_ref(), Some(&once), "{text}");
            }
            let parts = members(&text, &members(TEXT, &[]).unwrap());
            assert_eq!(parts.is_ok(), again(&text).is_some(), "{text}");
        }
    }
}

#[test]
fn members_say_what_the_object_says() {
    let before = members(TEXT, &[]).unwrap();
    for text in [
        TEXT,
        r#"{"b": {"c": {}}, "a": [1]}"#,
        r#"{"a" : [1, -2.5e3] , "n": 1}"#,
        "{}",
    ] {
        let told: Vec<String> = members(text, &before)
            .unwrap()
            .iter()
            .map(|member| {
                let value = member.value.clone().unwrap_or_else(|| read(member.raw).unwrap());
                assert_eq!(read(member.raw).as_ref(), Ok(&value));
                format!("\"{}\":{}", member.name, written(&value))
            })
            .collect();
        assert_eq!(Some(format!("{{{}}}", told.join(","))), again(text));
    }
    assert!(members(TEXT, &before)
        .unwrap()
        .iter()
        .all(|member| member.value.is_none()));
    assert!(members("{\"n\": 12}", &members("{\"n\": 1}", &[]).unwrap()).unwrap()[0]
        .value
        .is_some());
    assert!(members("[1]", &[]).is_err() && members("{\"a\": 1, \"a\": 2}", &[]).is_err());
}
