//! Documents and notices of every section. Reference: `columns/documents.py`.

use crate::json::{Object, Text};
use crate::odd::Sure;
use crate::row;
use crate::rows::given;
use crate::rows::moments::read_date;
use crate::rows::sheet::Sheet;
use crate::rows::texts::cleaned;
use crate::tables::Table;

/// Where the id stands in a row of document.
pub const DOCUMENT_ID: usize = 3;
/// Where its type stands.
pub const TYPE: usize = 4;
/// Where the type of notice stands.
pub const NOTICE_TYPE: usize = 5;
/// Where its address stands.
pub const URL: usize = 8;
/// Where its format stands.
pub const FORMAT: usize = 9;
/// Where the moment stands at which it was published.
pub const PUBLISHED_AT: usize = 10;

/// The row of one document.
pub fn add_document<'p>(
    sheet: &mut Sheet<'p>,
    document: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    position: i64,
    collided: bool,
) -> Sure<()> {
    let published = document.find("datePublished");
    let row = row![
        sheet.ocid,
        section,
        section_id,
        given::text_of(document, "id")?,
        given::text_of(document, "documentType")?,
        given::text_of(document, "noticeType")?,
        cleaned(sheet.asks, given::text_of(document, "title")?)?,
        cleaned(sheet.asks, given::text_of(document, "description")?)?,
        given::text_of(document, "url")?.filter(|url| !is_of_a_person(url)),
        given::text_of(document, "format")?,
        read_date(sheet, published, "documents[{}].datePublished", position)?.at,
        collided,
    ];
    sheet.add(Table::Document, row);
    Ok(())
}

/// Whether an address is that of a person's letters or telephone.
fn is_of_a_person(url: &str) -> bool {
    ["mailto:", "tel:"].iter().any(|scheme| {
        url.as_bytes()
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
    })
}

/// Rows for the documents of a part.
pub fn add_documents<'p>(
    sheet: &mut Sheet<'p>,
    part: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
) -> Sure<()> {
    for (position, document) in (0..).zip(given::objects(part.find("documents"))?) {
        add_document(sheet, document, section, section_id.clone(), position, false)?;
    }
    Ok(())
}
