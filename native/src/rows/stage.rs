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
