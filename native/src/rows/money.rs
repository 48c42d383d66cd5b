//! Amounts of money: net, gross, zero and absent kept apart. Reference: `columns/money.py`.

use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::given;
use crate::rows::sheet::{shortened, shortened_text, Sheet};
use crate::tables::Table;

/// An amount as published. Zero is kept here; `known_net` and `known_gross` leave it out.
#[derive(Debug, Clone, PartialEq)]
pub struct Money<'p> {
    /// Without VAT.
    pub net: Option<f64>,
    /// With VAT.
    pub gross: Option<f64>,
    /// Its code.
    pub currency: Option<Text<'p>>,
    /// `given`, `zero` or `absent`.
    pub state: &'static str,
}

impl<'p> Money<'p> {
    /// No amount.
    pub const fn absent() -> Self {
        Self {
            net: None,
            gross: None,
            currency: None,
            state: "absent",
        }
    }

    /// The net amount unless it is zero.
    pub fn known_net(&self) -> Option<f64> {
        self.net.filter(|net| *net != 0.0)
    }

    /// The gross amount unless it is zero.
    pub fn known_gross(&self) -> Option<f64> {
        self.gross.filter(|gross| *gross != 0.0)
    }

    /// Net where known, else gross; None unless it is above 0 and in pounds.
    pub fn pounds(&self) -> Option<f64> {
        if self.currency.as_deref() == Some("GBP") {
            self.known_net().or(self.known_gross())
        } else {
            None
        }
    }
}

fn amount(sheet: &mut Sheet<'_>, value: Option<&Value<'_>>, place: &'static str, position: i64) -> Sure<Option<f64>> {
    let Some(found) = given::number(value)? else {
        return Ok(None);
    };
    if found < 0.0 {
        let given = value.map(|value| shortened(sheet.asks, value)).transpose()?.flatten();
        sheet.fault("MK-034", place, position, given);
        return Ok(None);
    }
    Ok(Some(found))
}

fn tell_currency(sheet: &mut Sheet<'_>, currency: Option<&str>, place: &'static str, position: i64) -> Sure<()> {
    if !sheet.told_currency {
        sheet.told_currency = true;
        let given = currency
            .map(|currency| shortened_text(sheet.asks, currency))
            .transpose()?;
        sheet.fault("MK-035", place, position, given);
    }
    Ok(())
}

/// The amounts of a value object, faults told; absent where there is none. A bare number is Odd.
pub fn read_money<'p>(
    sheet: &mut Sheet<'p>,
    value: Option<&'p Value<'p>>,
    place: &'static str,
    position: i64,
) -> Sure<Money<'p>> {
    let value = match value {
        None | Some(Value::Null) => return Ok(Money::absent()),
        Some(Value::Object(value)) => value,
        _ => return Err(Odd),
    };
    let net = amount(sheet, value.find("amount"), place, position)?;
    let gross = amount(sheet, value.find("amountGross"), place, position)?;
    let currency = given::text_of(value, "currency")?;
    let state = if [net, gross].iter().flatten().any(|amount| *amount != 0.0) {
        "given"
    } else if net.is_none() && gross.is_none() {
        return Ok(Money {
            currency,
            ..Money::absent()
        });
    } else {
        sheet.fault("MK-033", place, position, None);
        "zero"
    };
    if currency.as_deref() != Some("GBP") {
        tell_currency(sheet, currency.as_deref(), place, position)?;
    }
    Ok(Money {
        net,
        gross,
        currency,
        state,
    })
}

/// A row of table money, where there is a value object at all.
pub fn add_money<'p>(
    sheet: &mut Sheet<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    kind: &'static str,
    value: Option<&Value<'_>>,
    money: &Money<'p>,
) {
    if !matches!(value, None | Some(Value::Null)) {
        let currency = money.currency.clone();
        let row = row![
            sheet.ocid,
            section,
            section_id,
            kind,
            money.net,
            money.gross,
            currency,
            money.state
        ];
        sheet.add(Table::Money, row);
    }
}

/// The sum of amounts in one currency; absent unless every part is given, so that a sum is never a part of one. Odd
/// where versions of Python may add them up differently.
pub fn together<'p>(parts: &[&Money<'p>]) -> Sure<Money<'p>> {
    let Some(first) = parts.first() else {
        return Ok(Money::absent());
    };
    if parts
        .iter()
        .any(|part| part.state != "given" || part.currency != first.currency)
    {
        return Ok(Money::absent());
    }
    let net = sum_of_all(parts, Money::known_net)?;
    let gross = sum_of_all(parts, Money::known_gross)?;
    if net.is_none() && gross.is_none() {
        return Ok(Money::absent());
    }
    Ok(Money {
        net,
        gross,
        currency: first.currency.clone(),
        state: "given",
    })
}

fn sum_of_all<'p>(parts: &[&Money<'p>], known: fn(&Money<'p>) -> Option<f64>) -> Sure<Option<f64>> {
    let Some(known) = parts.iter().map(|part| known(part)).collect::<Option<Vec<f64>>>() else {
        return Ok(None);
    };
    let (plain, careful) = sums(&known);
    if plain.to_bits() == careful.to_bits() {
        Ok(Some(plain))
    } else {
        Err(Odd)
    }
}

/// `sum(numbers)` as Python 3.11 makes it, one after another, and as later versions do, which keep what is lost.
pub fn sums(numbers: &[f64]) -> (f64, f64) {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for number in numbers {
        let next = sum + number;
        lost += if sum.abs() >= number.abs() {
            (sum - next) + number
        } else {
            (number - next) + sum
        };
        sum = next;
    }
    let careful = if lost != 0.0 && lost.is_finite() {
        sum + lost
    } else {
        sum
    };
    (sum, careful)
}

/// Rows for the least value of the tender, its greatest, and the budget; returns (least, budget).
pub fn add_other_amounts<'p>(
    sheet: &mut Sheet<'p>,
    tender: &'p Object<'p>,
    planning: &'p Object<'p>,
) -> Sure<(Money<'p>, Money<'p>)> {
    let mut least = Money::absent();
    if let value @ Some(_) = tender.get("minValue") {
        least = read_money(sheet, value, "tender.minValue", -1)?;
        add_money(sheet, "tender", None, "minimum", value, &least);
    }
    if let value @ Some(_) = tender.get("maxValue") {
        let greatest = read_money(sheet, value, "tender.maxValue", -1)?;
        add_money(sheet, "tender", None, "maximum", value, &greatest);
    }
    if planning.is_empty() {
        return Ok((least, Money::absent()));
    }
    let budget = given::mapping(planning.find("budget"))?;
    let value = budget.get("amount");
    let amount = read_money(sheet, value, "planning.budget.amount", -1)?;
    add_money(sheet, "planning", None, "budget", value, &amount);
    for (position, part) in (0..).zip(given::objects(budget.find("budgetBreakdown"))?) {
        let value = part.get("amount");
        let of_part = read_money(sheet, value, "planning.budget.budgetBreakdown[{}].amount", position)?;
        add_money(
            sheet,
            "planning",
            given::text_of(part, "id")?,
            "budget",
            value,
            &of_part,
        );
    }
    if let value @ Some(_) = planning.get("value") {
        let of_planning = read_money(sheet, value, "planning.value", -1)?;
        add_money(sheet, "planning", None, "value", value, &of_planning);
    }
    Ok((least, amount))
}
