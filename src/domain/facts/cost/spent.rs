//! What something took: hours of a trade, material, machines, money. An hour and a unit have the price that the
//! project had agreed when it was entered; without one their money is unknown, which is not nothing.

use crate::domain::decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What was spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpentOn {
    /// 人工: hours of a trade.
    Hours,
    /// 材料: a quantity of a material.
    Material,
    /// 机械: shifts of a machine.
    Machine,
    /// 其他费用: money itself.
    Money,
}

/// One thing that was spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// Of what sort.
    pub on: SpentOn,
    /// The trade, the material, the machine, or what was paid for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Hours, units, shifts; of money, yuan.
    pub quantity: Decimal,
    /// The unit of a material; empty where the sort says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Yuan for one, as it was agreed when this was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
}

/// What an hour of a trade or a unit of something costs in a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Of what sort.
    pub on: SpentOn,
    /// The trade, the material, the machine; empty for all of the sort that have no price of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The unit of a material.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Yuan for one.
    pub price: Decimal,
}

impl SpentOn {
    /// All, as they are asked.
    pub const ALL: [SpentOn; 4] = [
        SpentOn::Hours,
        SpentOn::Material,
        SpentOn::Machine,
        SpentOn::Money,
    ];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            SpentOn::Hours => "hours",
            SpentOn::Material => "material",
            SpentOn::Machine => "machine",
            SpentOn::Money => "money",
        }
    }
}

impl Spent {
    /// What it came to in yuan, in steps of 10⁻⁶; none where nobody agreed what one costs. Quantities have three places
    /// at most and prices two, so this is exact.
    pub fn micro(&self) -> Option<i128> {
        let quantity = i128::from(self.quantity.micro());
        match (self.on, &self.price) {
            (SpentOn::Money, _) => Some(quantity),
            (_, Some(price)) => Some(quantity * i128::from(price.micro()) / 1_000_000),
            (_, None) => None,
        }
    }
}

/// The price of something among those agreed: its own before that of its sort.
pub fn price_of<'a>(prices: &'a [Price], on: SpentOn, name: &str, unit: &str) -> Option<&'a Price> {
    let mut of_sort = prices
        .iter()
        .filter(|price| price.on == on && (price.unit == unit || on != SpentOn::Material));
    let own = of_sort.clone().find(|price| price.name == name);
    own.or_else(|| of_sort.find(|price| price.name.is_empty()))
}
