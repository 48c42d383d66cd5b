//! How far a process has come, after its latest release. Reference: `columns/stage.py`.

use crate::json::{Object, Text, Value};

/// Whether a status says that nothing came of it.
pub fn is_called_off(status: Option<&str>) -> bool {
    matches!(status, Some("cancelled" | "unsuccessful" | "withdrawn"))
}

/// What tells the stage. `awards` are the statuses of awards that are more than a change, `contracts` such contracts, and
/// `tags` those of the latest release.
#[allow(missing_docs)]
pub struct Steps<'s, 'p> {
    pub tags: &'s [Text<'p>],
    pub tender_status: Option<&'s str>,
    pub has_tender: bool,
    pub has_planning: bool,
    pub awards: &'s [Option<&'s str>],
    pub contracts: &'s [&'p Object<'p>],
}

/// planning, tender, award, contract, implementation, ended, cancelled or unknown.
pub fn stage_of(steps: &Steps<'_, '_>) -> &'static str {
    let tagged = |tag: &str| steps.tags.iter().any(|one| one == tag);
    let begins = |start: &str| steps.tags.iter().any(|one| one.starts_with(start));
    let any_contract = !steps.contracts.is_empty();
    let standing = steps.awards.iter().any(|status| !is_called_off(*status));
    if tagged("contractTermination") || (any_contract && steps.contracts.iter().all(|one| is_terminated(one))) {
        return "ended";
    }
    if tagged("tenderCancellation") || (!steps.awards.is_empty() && !standing) {
        return "cancelled";
    }
    if is_called_off(steps.tender_status) && !standing && !any_contract {
        return "cancelled";
    }
    if tagged("implementation") || steps.contracts.iter().any(|one| is_implemented(one)) {
        return "implementation";
    }
    if any_contract || tagged("contractAmendment") {
        return "contract";
    }
    if standing || tagged("award") {
        return "award";
    }
    let planned = matches!(steps.tender_status, Some("planning" | "planned"));
    if planned || (steps.has_planning && (tagged("planning") || !steps.has_tender)) {
        return "planning";
    }
    if steps.has_tender || begins("tender") {
        return "tender";
    }
    if begins("planning") {
        "planning"
    } else {
        "unknown"
    }
}

fn is_terminated(contract: &Object<'_>) -> bool {
    contract.find("status").and_then(Value::text) == Some("terminated")
}

fn is_implemented(contract: &Object<'_>) -> bool {
    contract.find("implementation").is_some_and(Value::is_true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Steps<'_, '_> = Steps {
        tags: &[],
        tender_status: None,
        has_tender: true,
        has_planning: false,
        awards: &[],
        contracts: &[],
    };

    fn told(steps: Steps<'_, '_>) -> &'static str {
        stage_of(&steps)
    }

    #[test]
    fn a_later_step_tells_more_than_an_earlier_one() {
        let contract = Object::default();
        let (awards, contracts) = ([Some("active"), Some("cancelled")], [&contract]);
        assert_eq!(told(NOTHING), "tender");
        assert_eq!(
            told(Steps {
                awards: &awards,
                ..NOTHING
            }),
            "award"
        );
        assert_eq!(
            told(Steps {
                awards: &awards,
                contracts: &contracts,
                ..NOTHING
            }),
            "contract"
        );
        assert_eq!(
            told(Steps {
                tags: &["planning".into()],
                has_planning: true,
                ..NOTHING
            }),
            "planning"
        );
        assert_eq!(
            told(Steps {
                tags: &["planningUpdate".into()],
                has_tender: false,
                ..NOTHING
            }),
            "planning"
        );
        assert_eq!(
            told(Steps {
                has_tender: false,
                ..NOTHING
            }),
            "unknown"
        );
    }

    #[test]
    fn what_was_called_off_is_cancelled_unless_something_stands() {
        let (lost, some) = ([Some("unsuccessful")], [Some("unsuccessful"), None]);
        assert_eq!(
            told(Steps {
                awards: &lost,
                ..NOTHING
            }),
            "cancelled"
        );
        assert_eq!(
            told(Steps {
                tender_status: Some("withdrawn"),
                ..NOTHING
            }),
            "cancelled"
        );
        assert_eq!(
            told(Steps {
                awards: &some,
                tender_status: Some("withdrawn"),
                ..NOTHING
            }),
            "award"
        );
    }
}
