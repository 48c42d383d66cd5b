//! Who published a process, told by the prefix of its ocid. Reference: `store/publishers.py`; a test in Python compares
//! the prefixes.

/// Keys of publishers, and the first eleven signs of their ocids in lower case.
pub const UNITED_KINGDOM: [(&str, &str); 4] = [
    ("find-a-tender", "ocds-h6vhtk"),
    ("contracts-finder", "ocds-b5fd17"),
    ("public-contracts-scotland", "ocds-r6ebe6"),
    ("sell2wales", "ocds-kuma6s"),
];
/// What is made up for the demonstration, and the prefix of its ocids.
pub const DEMONSTRATION: (&str, &str) = ("demonstration", "ocds-worthwhile-demonstration-");
/// Anyone else.
pub const OTHER: &str = "other";

const PREFIX_LENGTH: usize = 11;

/// The key of the publisher whose prefix an ocid begins with, in any case of letters.
pub fn publisher_of(ocid: &str) -> &'static str {
    let (demonstration, prefix) = DEMONSTRATION;
    if ocid.starts_with(prefix) {
        return demonstration;
    }
    let named = UNITED_KINGDOM.iter().find(|(_, prefix)| begins_with(ocid, prefix));
    named.map_or(OTHER, |(key, _)| key)
}

fn begins_with(ocid: &str, prefix: &str) -> bool {
    let start = ocid.chars().take(PREFIX_LENGTH);
    start.flat_map(char::to_lowercase).eq(prefix.chars())
}

#[cfg(test)]
mod tests {
    use super::publisher_of;

    #[test]
    fn a_prefix_is_known_in_any_case_of_letters() {
        assert_eq!(publisher_of("ocds-h6vhtk-04f7c2"), "find-a-tender");
        assert_eq!(publisher_of("OCDS-B5FD17-x"), "contracts-finder");
        assert_eq!(publisher_of("ocds-kuma6s"), "sell2wales");
        // The sign of the unit kelvin is a k in lower case.
        assert_eq!(publisher_of("ocds-\u{212a}uma6s-1"), "sell2wales");
    }

    #[test]
    fn no_other_prefix_is() {
        for ocid in ["", "ocds", "ocds-h6vht", "ocds-213czf-1", "ocds-h6vhtİ-1"] {
            assert_eq!(publisher_of(ocid), "other", "{ocid}");
        }
        assert_eq!(publisher_of("ocds-worthwhile-demonstration-1"), "demonstration");
        assert_eq!(publisher_of("OCDS-worthwhile-demonstration-1"), "other");
    }
}
