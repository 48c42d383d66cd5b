//! What the whole is worth, and what the smallest part of it is that one may bid for. Reference:
//! `columns/whole_value.py`.

use crate::odd::Sure;
use crate::rows::awards::Award;
use crate::rows::contracts::Contract;
use crate::rows::lots::Lot;
use crate::rows::money::{together, Money};

/// Buyers enter 1 where a form wants an amount and they have none to give.
const NO_REAL_AMOUNT: f64 = 1.0;

/// The value of the whole and where it was found: tender, lots, award, contract, planning, or None.
pub struct WholeValue<'p> {
    /// The amounts.
    pub money: Money<'p>,
    /// Where they were found.
    pub source: Option<&'static str>,
}

/// The first of these that is given. Sums are taken only where every part has a value in one currency. Where none is
/// given, the state is that of the tender: zero was published, or nothing.
pub fn value_of_whole<'p>(
    tender: Money<'p>,
    lots: &[Lot<'p>],
    awards: &[Award<'p>],
    contracts: &[Contract<'p>],
    planning: &Money<'p>,
) -> Sure<WholeValue<'p>> {
    if tender.state == "given" {
        return Ok(WholeValue {
            money: tender,
            source: Some("tender"),
        });
    }
    let lots: Vec<&Money<'p>> = lots.iter().map(|lot| &lot.money).collect();
    let awards: Vec<&Money<'p>> = awards.iter().map(|award| &award.money).collect();
    let contracts: Vec<&Money<'p>> = contracts.iter().map(|one| &one.money).collect();
    for (parts, source) in [
        (&lots[..], "lots"),
        (&awards[..], "award"),
        (&contracts[..], "contract"),
        (&[planning][..], "planning"),
    ] {
        let money = together(parts)?;
        if money.state == "given" {
            return Ok(WholeValue {
                money,
                source: Some(source),
            });
        }
    }
    let mut stated = std::iter::once(&tender).chain(awards).chain(contracts);
    let zero = stated.find(|money| money.state == "zero").cloned();
    Ok(WholeValue {
        money: zero.unwrap_or(tender),
        source: None,
    })
}

/// (smallest part, whole) in pounds, net where known.
///
/// The smallest part is the smallest lot; without values of lots, the least value of the tender where one lot or none is
/// let; the whole where there is nothing smaller.
pub fn range_in_pounds(whole: &Money<'_>, lots: &[Lot<'_>], least: &Money<'_>) -> (Option<f64>, Option<f64>) {
    let high = whole.pounds();
    let of_lots = lots.iter().filter_map(|lot| lot.money.pounds()).reduce(f64::min);
    if of_lots.is_some() {
        return (of_lots, high);
    }
    if lots.len() >= 2 {
        return (None, high);
    }
    let smallest = least.pounds().filter(|smallest| *smallest > NO_REAL_AMOUNT);
    (
        smallest
            .filter(|smallest| high.is_none_or(|high| *smallest < high))
            .or(high),
        high,
    )
}
