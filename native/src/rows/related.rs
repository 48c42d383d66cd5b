//! Links to other processes. Reference: `columns/related.py`.

use crate::json::Text;
use crate::odd::Sure;
use crate::row;
use crate::rows::given;
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// Rows for every link of the process, its awards and contracts; returns the ocids it names, without its own.
pub fn add_related<'p>(sheet: &mut Sheet<'p>) -> Sure<Vec<Text<'p>>> {
    let release = sheet.release;
    let mut listed = given::objects(release.find("relatedProcesses"))?;
    for section in ["contracts", "awards"] {
        for part in given::objects(release.find(section))? {
            listed.append(&mut given::objects(part.find("relatedProcesses"))?);
        }
    }
    let mut ocids: Vec<Text<'p>> = Vec::new();
    for one in listed {
        let scheme = given::text_of(one, "scheme")?;
        let identifier = match given::text_of(one, "identifier")? {
            None => given::text_of(one, "uri")?,
            identifier => identifier,
        };
        let is_ocid = scheme.as_deref() == Some("ocid");
        let relationship = given::texts(one.find("relationship"))?;
        sheet.add(
            Table::Related,
            row![sheet.ocid, relationship, scheme, identifier.clone()],
        );
        let Some(identifier) = identifier else { continue };
        let is_other = identifier != sheet.ocid && !ocids.contains(&identifier);
        if is_other && (is_ocid || identifier.starts_with("ocds-")) {
            ocids.push(identifier);
        }
    }
    Ok(ocids)
}
