//! What can be wrong with a checklist or chain file. Finding it is the work of the checklist room,
//! saying it that of the text room.

use crate::domain::change::Change;

/// A fault of a checklist or chain file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// The file.
    pub file: String,
    /// The item, if it is about one.
    pub item: Option<String>,
    /// What is wrong.
    pub flaw: Flaw,
}

impl FileFault {
    /// Whether it may be meant so: people are asked, and nothing is refused.
    pub fn is_asked(&self) -> bool {
        matches!(&self.flaw, Flaw::Discord(discord) if !discord.contradicts())
    }
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Larger than this many bytes.
    TooLarge(usize),
    /// Another schema than expected.
    Schema(String),
    /// A form of papers, which is no checklist.
    Form,
    /// Not of the contract's shape; the reader's words.
    Shape(String),
    /// A field is empty.
    Empty(&'static str),
    /// A text with characters that cannot be shown.
    Unshowable(&'static str),
    /// An id of characters other than `a-z 0-9 . - _`, or too long.
    BadId(String),
    /// The version is not three numbers.
    BadVersion(String),
    /// An id stands twice.
    Twice(String),
    /// `when` names a variant that does not exist.
    NoVariant(String),
    /// A group of variants without its `choose`, or the other way round.
    NoChoice(String),
    /// A group that asks for one variant and has none.
    EmptyGroup(String),
    /// A share outside 0 to 1.
    Share(&'static str),
    /// Weights or points that do not add up to a hundred; whose.
    Hundred(String),
    /// A cap below 1 or absurdly large.
    Cap,
    /// A dominant item with a pass rate or a plan of Appendix D: dominant items conform wholly.
    Lenient,
    /// Both a magnitude and sides, or none of them.
    Sides,
    /// The lower limit lies above the upper.
    Crossed,
    /// A magnitude below zero.
    Negative,
    /// A divisor not above zero, or a figure beyond reckoning.
    Slope,
    /// A sampling figure of zero or above 100 %.
    Sampling,
    /// A distance without a direction that has a lower limit.
    Unsigned,
    /// Groups of readings of which none, or all, may lie below the figure.
    Groups,
    /// One id for two things that are counted.
    CountedTwice(String),
    /// A document item that requires nothing.
    NoDocuments,
    /// A computed rule that does not exist.
    NoRule(String),
    /// The checklist has no items.
    NoItems,
    /// A place that is not code, code and name.
    PlaceParts,
    /// A place that the catalogue does not have.
    NoPlace(String),
    /// A code that is not that of what it belongs to with its own digits.
    BadCode(String),
    /// More or fewer than the catalogue says there must be.
    Miscount {
        /// Where; empty: in all.
        place: String,
        /// What was counted.
        level: crate::domain::Kind,
        /// How many are listed.
        listed: usize,
        /// How many there must be.
        stated: usize,
    },
    /// A chain without the acceptance as its last stage.
    NoAcceptance,
    /// A stage that nobody may conclude.
    NoRoles(String),
    /// A stage differs from one that does not come earlier.
    NotEarlier(String),
    /// A demand looser than that of the standard it stands for, or one that cannot be compared.
    Looser(Box<Looser>),
    /// An override of a checklist that is not there.
    NoBase(String),
    /// An override of an item that the checklist does not have.
    NoItem,
    /// An override of a figure that the item's judge does not have.
    Misplaced(&'static str),
    /// Another file of the site gives the same checklist.
    SameId(String),
    /// A day that is not written as one.
    BadDay(String),
    /// An edition that is replaced before it comes into force.
    EndsFirst,
    /// Two stages each differ from the other.
    Circle(String, String),
    /// A stage differs from one that the chain does not have.
    NoStage(String),
    /// A word that none of the known ones is: the field, the word.
    Unknown(ChainField, String),
    /// Nobody is left to conclude a stage: each of its roles is held by one person, who concludes
    /// the stage named.
    NobodyLeft(String),
    /// Nobody ever comes to a stage, because nobody can conclude the one named before it.
    Unreachable(String),
    /// A stage that may pass without the other side asks for no notice.
    DeemedUntold,
    /// More hours of notice, images or points than is sane.
    TooMuch(&'static str),
    /// A field of the name of one that the program puts beside a checklist when it shows it.
    Beside(&'static str),
    /// What does not fit together, though each part is sound; the list is in use all the same.
    Discord(Discord),
    /// A field that nobody knows and that is written nearly like a known one.
    Misspelt {
        /// As it stands there.
        field: String,
        /// The known one.
        known: &'static str,
    },
}

/// What does not fit together in a checklist that is sound otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discord {
    /// The words have other figures of that unit than the judge.
    Words {
        /// Whether in the English words.
        en: bool,
        /// What they say.
        said: String,
        /// The figure that judges.
        judged: String,
    },
    /// The words do not have the figure that judges.
    Unsaid {
        /// Whether in the English words.
        en: bool,
        /// The figure that judges.
        judged: String,
    },
    /// The words have the figure in another unit.
    Unit {
        /// Whether in the English words.
        en: bool,
        /// What they say.
        said: String,
        /// The figure that judges.
        judged: String,
    },
    /// The words ask for another sample than the rule.
    Sample {
        /// Whether in the English words.
        en: bool,
        /// What they say.
        said: String,
    },
    /// An item before it of the same clause and title, for the same lots and stages, is judged otherwise.
    Point {
        /// That item.
        other: String,
        /// The figures of both, its own first.
        figures: [String; 2],
    },
    /// What is looked at or measured on a lot is sampled in words only.
    Worded,
    /// A lot of no place in the catalogue.
    NoPlace,
    /// A variant that no item waits for.
    Unused(String),
}

impl Discord {
    /// Whether it cannot be meant so; of the others people decide.
    pub fn contradicts(&self) -> bool {
        matches!(self, Discord::Words { .. } | Discord::Point { .. })
    }
}

/// What keeps an enterprise's checklist from counting as at least as strict as the standard's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looser {
    /// The checklist it is held against.
    pub base: String,
    /// The standard, e.g. `GB 50204-2015`.
    pub standard: String,
    /// Both figures.
    pub change: Change,
    /// Whether a whole checklist stands in place of the standard's: under another id it may.
    pub whole: bool,
}

/// A field of a chain that takes one of certain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainField {
    /// A kind of subject.
    Kind,
    /// A role.
    Role,
    /// What a stage is to the plan of supervision.
    Point,
    /// Where a chain goes on after a rejection.
    Restart,
}
