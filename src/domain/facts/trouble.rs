//! What is wrong with what somebody submits, with its figures. Which rule word it falls under, and about
//! which item it is, a fault says ([`super::fault`]).

use crate::domain::doubt::Why;
use crate::domain::evidence::Unfit;
use crate::domain::issue::State;
use crate::domain::person::Role;
use crate::domain::reference::Unfounded;
use crate::domain::ruling::{PaperKind, What};
use crate::domain::sampling::Counted;
use crate::domain::subject::Kind;
use crate::domain::unlike::Unlike;
use crate::domain::words::Words;

/// What is wrong, with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Another stage is next.
    StageNotOpen {
        /// The stage that is open now.
        open: String,
    },
    /// Children not yet accepted (G6).
    ChildrenOpen {
        /// Accepted children.
        accepted: usize,
        /// All children.
        total: usize,
    },
    /// The process before it on the same part has not passed this stage (G4).
    ProcessBefore {
        /// The lot of the process before.
        lot: String,
        /// The stage it has to pass, by the name that its own chain gives it.
        stage: Words,
    },
    /// Work that is concealed, tested or examined for this acceptance is not accepted itself.
    EntryOpen {
        /// The entry's code.
        code: String,
    },
    /// Signatures that the next step waits for.
    Unsigned {
        /// The subject whose check is unsigned.
        subject: String,
        /// The stage of that check.
        stage: String,
        /// The titles of the parties still to sign.
        parties: Vec<Words>,
    },
    /// This person cannot sign this now.
    CannotSign(Why),
    /// A key's record that would not be believed.
    CannotKey(Why),
    /// What was shown is no longer what would be signed.
    ShownChanged,
    /// Issues that people opened stand in the way.
    OpenIssues(Vec<String>),
    /// A photo is needed, or more of them.
    NoImage {
        /// How many.
        needed: usize,
        /// How many are there.
        got: usize,
    },
    /// The project has no content of this hash.
    NoEvidence(String),
    /// The content of this hash has another size or is of another kind than stated.
    EvidenceDiffers(String),
    /// A file that cannot be taken in.
    UnfitEvidence {
        /// Its path, as written.
        path: String,
        /// Why.
        why: Unfit,
    },
    /// A standing-by point without the time it was watched.
    NoStandBy,
    /// No notice, or one whose hours have not passed.
    NoNotice {
        /// Hours of notice.
        hours: u32,
    },
    /// A delay asked for too late, or for too long.
    DelayRefused,
    /// The instrument has no certificate that is valid on the day.
    Instrument {
        /// Its code.
        code: String,
        /// The last valid day, if there was one.
        until: Option<String>,
    },
    /// No instrument of this code.
    NoSuchInstrument(String),
    /// The subject is accepted.
    AlreadyAccepted,
    /// Two devices concluded it at once; a person must say first which stands.
    InConflict,
    /// Nothing has to be settled.
    NoConflict,
    /// The record is not one that could stand.
    NotASide {
        /// Those that could.
        sides: Vec<String>,
    },
    /// 严禁验收: there is no way out.
    Forbidden,
    /// The subject went out of the plan.
    Retired(What),
    /// A ruling that this level does not know.
    NotThisLevel(Kind),
    /// Nothing was rejected that could be ruled upon.
    NothingRejected,
    /// The record named is no acceptance that stands.
    NotAccepted,
    /// The chain does not let this stage pass without the other side.
    NeverDeemed,
    /// A document is missing.
    NoPaper(PaperKind),
    /// A document without number, date or signer.
    PaperIncomplete(PaperKind),
    /// The paper of a notice bears another day than the notice names.
    PaperOfOtherDay(String),
    /// Neither a reason nor a document.
    NoGround,
    /// No issue of this id.
    NoSuchIssue(String),
    /// The issue stands elsewhere and cannot take this step.
    IssueStands(State),
    /// Who mended it does not check it again.
    OwnWork,
    /// It was mended, and nothing says or shows how.
    NothingShown,
    /// Due before the day it was ordered.
    DueBefore,
    /// The other side had noted defects: it is too late to withdraw as if nobody had looked.
    DefectNoted(Vec<String>),
    /// A lot that cannot take the place of another: unknown, accepted or out of the plan itself.
    NoHeir(String),
    /// The notice went to nobody of the other side.
    NobodyTold,
    /// Nobody of this code in the project.
    NoSuchPerson(String),
    /// The person's role may not conclude this stage.
    WrongRole {
        /// The person's role.
        has: Role,
        /// Roles that may.
        may: Vec<Role>,
    },
    /// The same person concluded a stage from which this one must differ.
    SamePerson {
        /// That stage.
        stage: String,
    },
    /// No subject of this code.
    NoSuchSubject(String),
    /// No such stage in the subject's chain.
    NoSuchStage(String),
    /// The subject has no checklist, or one that is not here.
    NoChecklist(String),
    /// No chain of this id for this kind of subject.
    NoChain(Kind, String),
    /// The record says another chain than the one its run goes by, or one that is not the subject's.
    OtherChain(String),
    /// The file of the chain that the run began with, of this hash, is not there any more.
    ChainLost(String),
    /// The grading scheme was chosen at the start and stays.
    SchemeStays,
    /// No item of this id applies to this lot at this stage.
    NoSuchItem,
    /// The item was answered twice.
    AnsweredTwice,
    /// The item is derived; it takes no answer.
    Computed,
    /// No answer, or none that measures what this item measures.
    NotAnswered,
    /// A person's word without a reason.
    NoWhy,
    /// Not applicable without a reason.
    NoReason,
    /// Fewer than required.
    TooFew {
        /// Points or places required.
        needed: u64,
        /// Points or places given.
        got: u64,
    },
    /// Double sampling stands between its numbers and needs the second draw.
    SecondDraw {
        /// Size of the second draw.
        size: u64,
    },
    /// The second draw differs in size, or was not called for.
    NeedlessDraw,
    /// More places than the lot has.
    TooMany {
        /// The lot's capacity.
        capacity: u64,
        /// Places given.
        got: u64,
    },
    /// Beyond the tables of Appendix D or 3.0.9: the lot must be split.
    BeyondTable(u64),
    /// The capacity is no number above zero.
    Capacity,
    /// How many there are of what an item counts is no number above zero; the id of what is counted.
    Count(String),
    /// How many there are of what the item counts was not stated.
    NoCount(Counted),
    /// The n-th reading lies below zero, where a distance has no direction.
    Negative {
        /// Which reading, from 1.
        nth: usize,
        /// What it comes to.
        text: String,
    },
    /// Readings that belong together in groups, and one group is not full.
    NotInGroups {
        /// Readings of a group.
        size: u64,
        /// All readings.
        got: u64,
    },
    /// The answer refers to another, and may not.
    Unfounded(Unfounded),
    /// Every item was called not applicable: nothing was inspected.
    NothingInspected,
    /// The n-th reading is no decimal.
    NotANumber {
        /// Which reading, from 1.
        nth: usize,
        /// What stands there.
        text: String,
    },
    /// A field is not of its form.
    Malformed(&'static str),
    /// A result word this judge does not know.
    UnknownResult(String),
    /// The time is not RFC 3339 with offset.
    NotATime(String),
    /// A dimension is missing.
    NoDimension(String),
    /// A dimension is not a usable size.
    BadDimension(String),
    /// A variant the checklist does not have.
    NoSuchVariant(String),
    /// A group of variants without its choice, or with more than one.
    ChooseVariant(String),
    /// A piece of a batch that is no object.
    NoCheck {
        /// The line of the file it begins on, from 1.
        line: u64,
        /// Why not.
        why: Unlike,
    },
    /// A field that the program works out itself.
    OwnField(String),
    /// A document of a kind that the item does not ask for.
    StrangeDocument {
        /// Its kind.
        kind: String,
        /// The kinds that the item asks for.
        asks: Vec<String>,
    },
    /// More readings than one item takes.
    Crowded,
    /// A document dated after today.
    FutureDocument(String),
    /// A time that has not come yet, by a clock that nothing speaks against.
    Future {
        /// The time.
        at: String,
        /// What the clock shows.
        now: String,
    },
    /// A time before the project began.
    BeforeProject {
        /// The time.
        at: String,
        /// The first day that can be meant.
        first: String,
    },
    /// The schema is another one, or missing.
    Schema,
    /// The record would be larger than one may be.
    TooLarge,
}
