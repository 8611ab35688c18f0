//! What a check or a person is listed for, and how seldom honest readings come out so. How it is found is
//! not here.

/// Of honest checks no more than this share is listed.
pub const FALSE_ALARMS: f64 = 0.01;
/// Kinds of tests that share it.
pub const KINDS: f64 = 4.0;

/// What a check is listed for. Figures are in the item's unit, millionths; shares are of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Sign {
    /// Readings of an item lie closer together than half the usual scatter lets them.
    Close {
        /// The item.
        item: String,
        /// How many readings.
        readings: usize,
        /// Greatest less smallest.
        range: i64,
        /// The usual standard deviation within a lot.
        usual: f64,
    },
    /// So do the readings of many items, each of them a little.
    CloseTogether {
        /// Items whose readings do.
        items: Vec<String>,
        /// Items looked at.
        of: usize,
        /// Their scatter as a share of the usual.
        share: f64,
    },
    /// So do those of an item, or of all, in all checks of a person.
    CloseThroughout {
        /// The item; none: all of them.
        items: Vec<String>,
        /// Items looked at.
        of: usize,
        /// The scatter as a share of the usual.
        share: f64,
    },
    /// Of the readings near a limit hardly any lies beyond.
    ClearOfLimits {
        /// Readings near a limit or beyond it.
        near: u64,
        /// Those beyond.
        beyond: u64,
        /// How many would be usual, at least.
        usual: f64,
    },
    /// More figures end in 0 or 5 than the scale lets them.
    RoundFigures {
        /// Figures that do.
        round: usize,
        /// Figures looked at.
        of: usize,
        /// How many would be usual, at most.
        usual: f64,
    },
    /// A run of readings comes twice.
    Block {
        /// Where it stood before.
        before: String,
        /// Where it comes again.
        item: String,
        /// How many readings in a row.
        length: usize,
    },
    /// The readings of items repeat themselves.
    Repeats {
        /// The items that do most.
        items: Vec<String>,
        /// Items looked at.
        of: usize,
    },
    /// The readings are those of another lot, in the same order.
    SameAs {
        /// The other lot.
        subject: String,
        /// Readings that are the same.
        same: usize,
        /// Readings compared.
        of: usize,
        /// How many would be usual, at most.
        usual: f64,
    },
    /// The readings are those of another lot, in another order.
    Shuffled {
        /// The other lot.
        subject: String,
        /// Items with the very same readings.
        items: Vec<String>,
        /// Items compared.
        of: usize,
    },
    /// Readings were entered faster than they can be measured.
    Fast {
        /// The item.
        item: String,
        /// Readings after the first.
        readings: u64,
        /// From the first to the last, in milliseconds.
        millis: u64,
    },
}

impl Sign {
    /// The items that it names, in its order.
    pub fn items(&self) -> Vec<&str> {
        match self {
            Sign::Close { item, .. } | Sign::Fast { item, .. } => vec![item],
            Sign::CloseTogether { items, .. }
            | Sign::CloseThroughout { items, .. }
            | Sign::Repeats { items, .. }
            | Sign::Shuffled { items, .. } => items.iter().map(String::as_str).collect(),
            Sign::Block { before, item, .. } => vec![before, item],
            Sign::ClearOfLimits { .. } | Sign::RoundFigures { .. } | Sign::SameAs { .. } => {
                Vec::new()
            }
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct SignLine {
    /// What for.
    pub sign: Sign,
    /// Honest checks come out like this at most so often, all tests counted; absent where nothing
    /// is left to chance.
    pub chance: Option<f64>,
}

impl SignLine {
    /// Whether it says that all readings lie close together: then of course they share last digits.
    pub fn is_narrow(&self) -> bool {
        matches!(
            self.sign,
            Sign::CloseTogether { .. } | Sign::CloseThroughout { .. }
        )
    }

    /// Whether it says that figures are rounded.
    pub fn is_round(&self) -> bool {
        matches!(self.sign, Sign::RoundFigures { .. })
    }

    /// For sorting: beyond one in a million nobody can tell the difference, then the plainest comes
    /// first.
    pub fn seldom(&self) -> f64 {
        self.chance.unwrap_or(1.0).max(1e-6)
    }
}

/// The line, its chance paid for by the kinds of tests, if honest readings seldom come out so.
pub fn listed(line: SignLine, kinds: f64) -> Option<SignLine> {
    let chance = line.chance.map(|chance| (kinds * chance).min(1.0));
    let seldom = chance.is_none_or(|chance| chance <= FALSE_ALARMS);
    seldom.then_some(SignLine { chance, ..line })
}
