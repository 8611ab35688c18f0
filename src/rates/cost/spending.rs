//! What something took. Hours, yuan and days are whole numbers of 10⁻⁶, so sums are exact.

use crate::domain::cost::CostRecord;
use crate::domain::decimal::{self, STEPS};
use crate::domain::spent::SpentOn;

/// What something took, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spending {
    /// Yuan, of the lines whose money is known.
    pub money: i128,
    /// How many lines those are: none of them is not nothing.
    pub priced: u64,
    /// Lines of hours, material and machines for which no price was agreed: their money is unknown.
    pub unpriced: u64,
    /// Hours of work.
    pub hours: i128,
    /// Days of delay.
    pub delay: i128,
}

impl Spending {
    /// What one record says.
    pub fn of(said: &CostRecord) -> Self {
        let mut spending = Self::default();
        for line in &said.spent {
            match line.micro() {
                Some(money) => {
                    spending.money += money;
                    spending.priced += 1;
                }
                None => spending.unpriced += 1,
            }
            if line.on == SpentOn::Hours {
                spending.hours += i128::from(line.quantity.micro());
            }
        }
        let delay = said.delay.as_ref();
        spending.delay = delay.map_or(0, |delay| i128::from(delay.micro()));
        spending
    }

    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.money += other.money;
        self.priced += other.priced;
        self.unpriced += other.unpriced;
        self.hours += other.hours;
        self.delay += other.delay;
    }

    /// The money in yuan and fen; none where no line has a price, for that is not known.
    pub fn yuan(&self) -> Option<String> {
        (self.priced > 0).then(|| yuan(self.money))
    }
}

/// A sum as a decimal, e.g. `1250.5`.
pub fn shown(micro: i128) -> String {
    decimal::shown(micro * STEPS)
}

/// Yuan with fen, the half rounded up: `1250.50`.
pub fn yuan(micro: i128) -> String {
    let fen = (micro + 5_000).div_euclid(10_000);
    format!("{}.{:02}", fen / 100, fen % 100)
}
