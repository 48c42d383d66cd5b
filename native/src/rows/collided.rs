//! What merging by id lost: kept in the tables, marked (MK-021), or told apart (MK-022). Reference:
//! `columns/collided.py`.

use std::borrow::Cow;

use crate::compile::process::Collision;
use crate::json::Text;
use crate::odd::Sure;
use crate::rows::awards::{add_award, published_apart};
use crate::rows::contracts::add_contract;
use crate::rows::documents::add_document;
use crate::rows::given;
use crate::rows::items::add_item;
use crate::rows::lots::add_lot;
use crate::rows::sheet::{shortened_text, Sheet};
use crate::rows::suppliers::add_supplier;

/// Rows and faults for the objects that merging by id lost. Parties have theirs already.
pub fn add_collided(sheet: &mut Sheet<'_>) -> Sure<()> {
    for collision in &sheet.process.merged.collisions {
        let path: Vec<&str> = collision.path.iter().map(|field| &**field).collect();
        if path != ["parties"] && !stands_apart(sheet, &path, collision)? {
            keep(sheet, &path, collision)?;
        }
        let code = if collision.same_release { "MK-021" } else { "MK-022" };
        let place = path.join(".").replace("{}", "-1");
        let id = given::text_of(&collision.object, "id")?;
        let id = id.map(|id| shortened_text(sheet.asks, &id)).transpose()?;
        sheet.fault_at(code, Cow::Owned(place), id, Some(collision.release_id));
    }
    Ok(())
}

/// Whether it is an award that has its rows as it was published, or what it was before.
fn stands_apart(sheet: &Sheet<'_>, path: &[&str], collision: &Collision<'_>) -> Sure<bool> {
    Ok(path == ["awards"] && published_apart(sheet, &collision.object)?.is_some())
}

fn keep<'p>(sheet: &mut Sheet<'p>, path: &[&str], collision: &'p Collision<'p>) -> Sure<()> {
    let lost = &collision.object;
    match path {
        ["awards"] => drop(add_award(sheet, lost, &[], -1, true, None)?),
        ["contracts"] => drop(add_contract(sheet, lost, -1, true)?),
        ["awards", "suppliers"] => drop(add_supplier(sheet, lost, holder(path, collision)?.as_ref(), true)?),
        ["tender", "lots"] => drop(add_lot(sheet, lost, -1, true)?),
        // Items of planning have no rows at all.
        ["planning", .., "items"] => {}
        [first, .., "items"] => {
            if let Some(section) = section_of(first) {
                add_item(sheet, lost, section, holder(path, collision)?, -1, true)?;
            }
        }
        [first, .., inside, "documents"] => {
            if let Some(section) = section_of(first) {
                let section = if *inside == "implementation" {
                    "implementation"
                } else {
                    section
                };
                add_document(sheet, lost, section, holder(path, collision)?, -1, true)?;
            }
        }
        [first, "documents"] => {
            if let Some(section) = section_of(first) {
                add_document(sheet, lost, section, holder(path, collision)?, -1, true)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// The id of the award or contract that it stood in. The tender and its planning are one of a kind and have no id in
/// the tables.
fn holder<'p>(path: &[&str], collision: &'p Collision<'p>) -> Sure<Option<Text<'p>>> {
    match path {
        ["awards" | "contracts", ..] => given::text(collision.holders.first()),
        _ => Ok(None),
    }
}

fn section_of(field: &str) -> Option<&'static str> {
    Some(match field {
        "planning" => "planning",
        "tender" => "tender",
        "awards" => "award",
        "contracts" => "contract",
        _ => return None,
    })
}
