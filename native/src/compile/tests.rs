//! Releases of one process, compiled. That this equals Python on any release is tested from there.

use crate::asks::Asks;
use crate::compile::compile_process;
use crate::compile::process::{Held, Process};
use crate::compile::rules::tree;
use crate::json::{read, write, Value};

const RULES: &str = "omitWhenMerged\tid\nomitWhenMerged\tdate\nomitWhenMerged\ttag\nwholeListMerge\tparties\troles\n\
                     omitWhenMerged\ttender\tsecret\nwholeListMerge\tparties\tadditionalIdentifiers";

/// What `told` says of the process whose releases have these fields, on one day after another; None for an odd one.
fn of_process<T>(releases: &[String], told: impl FnOnce(&Process<'_>) -> T) -> Option<T> {
    let texts: Vec<(String, String)> = releases
        .iter()
        .enumerate()
        .map(|(day, fields)| {
            let date = format!("2024-01-{:02}", day + 1);
            let raw = format!(r#"{{"ocid": "o", "id": "x", "date": "{date}", "tag": ["tender"], {fields}}}"#);
            (date, raw)
        })
        .collect();
    let names: Vec<String> = (1..=releases.len()).map(|number| format!("r{number}")).collect();
    let held: Vec<Held<'_>> = texts
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(seq, ((date, raw), name))| Held {
            seq: seq as u64,
            ocid: "o",
            release_id: name,
            date,
            raw,
        })
        .rev()
        .collect();
    let asks = Asks::new(Box::new(|_, _| None));
    compile_process(&held, &tree(RULES).unwrap(), &asks)
        .ok()
        .map(|process| told(&process))
}

/// The field `name` of the compiled release, as JSON; empty where there is none.
fn field(name: &str, releases: &[&str]) -> Option<String> {
    let releases: Vec<String> = releases.iter().map(|fields| (*fields).to_owned()).collect();
    of_process(&releases, |process| {
        process.merged.release.find(name).map(as_json).unwrap_or_default()
    })
}

/// Release, path, holders and object of each collision, as JSON.
fn lost(releases: &[&str]) -> Vec<String> {
    let releases: Vec<String> = releases.iter().map(|fields| (*fields).to_owned()).collect();
    of_process(&releases, |process| {
        let told = process.merged.collisions.iter().map(|lost| {
            let holders: Vec<String> = lost.holders.iter().map(as_json).collect();
            let object = as_json(&Value::Object(lost.object.clone()));
            format!(
                "{} {} [{}] {object}",
                lost.release_id,
                lost.path.join("/"),
                holders.join(",")
            )
        });
        told.collect()
    })
    .unwrap()
}

fn as_json(value: &Value<'_>) -> String {
    let mut out = Vec::new();
    write(value, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn a_release_tells_of_the_last_and_is_tagged_compiled() {
    let told = of_process(&[r#""a": 1"#.to_owned(), r#""a": 2"#.to_owned()], |process| {
        let release = as_json(&Value::Object(process.merged.release.clone()));
        let marks: Vec<String> = process
            .marks
            .iter()
            .map(|mark| format!("{} {} {}", mark.release_id, mark.date, mark.tags.join(",")))
            .collect();
        (release, marks)
    });
    let (release, marks) = told.unwrap();
    assert_eq!(
        release,
        r#"{"tag":["compiled"],"id":"o-2024-01-02","date":"2024-01-02","ocid":"o","a":2}"#
    );
    assert_eq!(marks, ["r1 2024-01-01 tender", "r2 2024-01-02 tender"]);
}

#[test]
fn nulls_take_away_and_what_holds_nothing_does_not() {
    let first = r#""a": {"b": 1, "c": {"d": null}, "e": {}, "f": [{}, {"g": []}]}"#;
    assert_eq!(field("a", &[first]).unwrap(), r#"{"b":1,"c":{}}"#);
    assert_eq!(field("a", &[first, r#""a": {"b": null}"#]).unwrap(), r#"{"c":{}}"#);
    assert_eq!(field("a", &[first, r#""a": {}"#]).unwrap(), r#"{"b":1,"c":{}}"#);
    assert_eq!(field("a", &[r#""a": 1"#, r#""a": null"#]).unwrap(), "");
    assert_eq!(
        field("a", &[r#""a": [{"id": 1}]"#, r#""a": null"#]).unwrap(),
        r#"[{"id":1}]"#
    );
    assert_eq!(
        field("a", &[r#""a": [null, {"b": null}]"#]).unwrap(),
        r#"[null,{"b":null}]"#
    );
}

#[test]
fn rules_leave_out_and_take_whole() {
    assert_eq!(
        field("tender", &[r#""tender": {"secret": 1, "a": 2}"#]).unwrap(),
        r#"{"a":2}"#
    );
    let before = r#""parties": [{"id": "p", "roles": ["a", "b"], "additionalIdentifiers": [{"id": 1}, {"id": 1}]}]"#;
    let after = r#""parties": [{"id": "p", "roles": ["c"]}]"#;
    assert_eq!(
        field("parties", &[before, after]).unwrap(),
        r#"[{"id":"p","roles":["c"],"additionalIdentifiers":[{"id":1},{"id":1}]}]"#
    );
}

#[test]
fn objects_are_joined_by_id_alike_in_short_lists_and_in_long_ones() {
    for count in [3, 60] {
        let listed = |field: &str, from: usize| -> String {
            let items: Vec<String> = (from..from + count)
                .map(|number| format!(r#"{{"id":"{}","{field}":{number}}}"#, number % 50))
                .collect();
            format!("\"many\":[{}]", items.join(","))
        };
        let found = field("many", &[&listed("a", 0), &listed("b", 1)]).unwrap();
        let found = read(&found).unwrap();
        let ids: Vec<&str> = found
            .list()
            .unwrap()
            .iter()
            .map(|item| item.object().unwrap().find("id").unwrap().text().unwrap())
            .collect();
        let expected: Vec<String> = (0..(count + 1).min(50)).map(|number| number.to_string()).collect();
        assert_eq!(ids, expected);
    }
}

#[test]
fn objects_without_an_id_are_added_by_each_release_that_gives_them() {
    let section = r#""notes": [{"a": 1}]"#;
    assert_eq!(
        field("notes", &[section, section, r#""other": 1"#]).unwrap(),
        r#"[{"a":1},{"a":1}]"#
    );
}

#[test]
fn what_only_python_decides_is_odd() {
    for odd in [
        &[r#""a": [{"id": 1}, {"id": "1"}]"#][..],
        &[r#""a": [{"id": null}]"#],
        &[r#""a": [{"id": "None"}]"#],
        &[r#""a": [{"id": {}}]"#],
        &[r#""a": [{"id": 1}]"#, r#""a": [{"id": "1"}]"#],
        &[r#""a": {"b": 1}"#, r#""a": 1"#],
        &[r#""a": 1"#, r#""a": {"b": 1}"#],
        &[r#""a": {"b": 1}"#, r#""a": [{"id": 1}]"#],
        &[r#""a": [1]"#, r#""a": [{"id": 1}]"#],
        &[r#""a": [{"id": 1}]"#, r#""a": [1]"#],
    ] {
        assert_eq!(field("a", odd), None, "{odd:?}");
    }
}

#[test]
fn what_loses_to_the_same_id_is_told_with_its_holders_the_lists_nearest_to_the_top_first() {
    let awards = r#""awards": [{"id": 7, "items": [{"id": "i", "n": 1}, {"id": "i", "n": 2}]},
        {"items": [{"id": "i", "n": 3}, {"id": "i", "n": 4}, {"id": "i", "n": 4.0}]}]"#;
    let lots = r#""lots": [{"id": "l", "n": 1}, {"id": "l", "n": 2}]"#;
    let parties = r#""parties": [{"id": "p", "n": true}, {"id": "p", "n": 1}]"#;
    let told = [
        r#"lots [] {"id":"l","n":1}"#,
        r#"awards/items [7] {"id":"i","n":1}"#,
        r#"awards/items [null] {"id":"i","n":3}"#,
    ];
    let release = format!("{awards}, {parties}, {lots}");
    let expected: Vec<String> = told.iter().map(|lost| format!("r1 {lost}")).collect();
    assert_eq!(lost(&[&release]), expected);
    let again: Vec<String> = told.iter().map(|lost| format!("r2 {lost}")).collect();
    assert_eq!(lost(&[&release, &release]), [expected, again].concat());
}

#[test]
fn awards_of_one_id_are_told_apart_as_the_last_release_with_it_has_them() {
    let first =
        r#""awards": [{"id": 1, "value": {"amount": 1}}, {"id": 1, "value": {"amount": 2}}, {"id": 2, "a": 1}]"#;
    let told = |releases: &[&str]| {
        let releases: Vec<String> = releases.iter().map(|fields| (*fields).to_owned()).collect();
        of_process(&releases, |process| {
            let apart = process.merged.awards_apart.iter();
            apart.map(|(id, awards)| (id.clone(), awards.len())).collect::<Vec<_>>()
        })
    };
    assert_eq!(told(&[first]).unwrap(), [("1".to_owned(), 2)]);
    assert_eq!(
        told(&[first, r#""awards": [{"id": 2, "a": 2}]"#]).unwrap(),
        [("1".to_owned(), 2)]
    );
    assert_eq!(told(&[first, r#""awards": [{"id": 1, "a": 2}]"#]).unwrap(), []);
    let without_value = r#""awards": [{"id": 1, "value": {"amount": 1}}, {"id": 1, "value": {}}]"#;
    assert_eq!(told(&[without_value]).unwrap(), []);
}

#[test]
fn another_organisation_under_a_party_id_is_told_and_another_spelling_is_not() {
    let party = |name: &str, more: &str| format!(r#""parties": [{{"id": "p", "name": "{name}"{more}}}]"#);
    let luton = party("The Luton Council Limited", "");
    assert!(lost(&[&luton, &party("LUTON COUNCIL, LTD", "")]).is_empty());
    assert!(lost(&[&luton, &party("--", "")]).is_empty());
    assert_eq!(
        lost(&[&luton, &luton, &party("Leeds", "")]),
        [r#"r2 parties [] {"id":"p","name":"The Luton Council Limited"}"#]
    );
    let number = r#", "identifier": {"scheme": "GB-COH", "id": 123}"#;
    let written_otherwise = r#", "additionalIdentifiers": [{"scheme": "gb-coh ", "id": " 00123"}]"#;
    assert!(lost(&[&party("A", number), &party("B", written_otherwise)]).is_empty());
    assert_eq!(lost(&[&party("A", number), &party("B", "")]).len(), 1);
}

#[test]
fn contact_points_go_no_further() {
    let release = r#""contactPoint": {"email": "e"}, "parties": [{"id": 1, "a": 1, "contactPoint": {"email": "e"}},
        {"id": 1, "b": [[{"contactPoints": 1, "c": 2}]], "additionalContactPoints": [{"id": 1}]}]"#;
    assert_eq!(
        field("parties", &[release]).unwrap(),
        r#"[{"id":1,"a":1,"b":[[{"c":2}]]}]"#
    );
    assert_eq!(field("contactPoint", &[release]).unwrap(), "");
    assert_eq!(lost(&[release]), [r#"r1 parties [] {"id":1,"a":1}"#]);
}
