//! Refusals in words: what is wrong with a submitted check, and what to do next. Each trouble has its
//! sentence by one match.

mod entered;
mod said;

use super::escape::quoted;
use super::lang::Lang;
use super::{conflict, doubt, evidence, words};
use crate::domain::judge::MOST_READINGS;
use crate::domain::reference::Unfounded;
use crate::domain::{Chain, Checklist, Fault, Trouble, Words};
use said as say;

/// What the words of a refusal may name.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The language.
    pub lang: Lang,
    /// The subject's chain, for stage names.
    pub chain: Option<&'a Chain>,
    /// The subject's checklist, for item names.
    pub checklist: Option<&'a Checklist>,
}

impl Names<'_> {
    /// A stage's name.
    pub fn stage(&self, id: &str) -> String {
        let found = self.chain.and_then(|chain| chain.stage(id));
        found.map_or_else(
            || quoted(id),
            |(_, stage)| self.lang.of_words(&stage.title).to_owned(),
        )
    }

    /// The stages there are, each with its name.
    fn stages(&self) -> String {
        let stages = self.chain.map(|chain| chain.stages.as_slice());
        let named = stages.unwrap_or_default().iter().map(|stage| {
            let title = self.lang.of_words(&stage.title);
            format!("{}{}", stage.id, self.lang.in_brackets(title))
        });
        let named: Vec<String> = named.collect();
        named.join(self.lang.between())
    }

    /// An item's name.
    pub fn item(&self, id: &str) -> String {
        let found = self.checklist.and_then(|list| list.item(id));
        found.map_or_else(
            || quoted(id),
            |item| self.lang.of_words(&item.title).to_owned(),
        )
    }

    /// A variant group's members.
    fn group(&self, group: &str) -> String {
        let variants = self
            .checklist
            .map(|list| list.variants.as_slice())
            .unwrap_or_default();
        let members = variants.iter().filter(|variant| variant.group == group);
        let names: Vec<&str> = members
            .map(|variant| self.lang.pick(&variant.zh, &variant.en))
            .collect();
        names.join(" / ")
    }
}

/// A fault as one sentence that says what to do.
pub fn sentence(names: &Names, fault: &Fault) -> String {
    let what = trouble(names, &fault.trouble);
    match &fault.item {
        Some(item) => {
            let colon = names.lang.colon();
            format!("{} {}{colon}{what}", quoted(item), names.item(item))
        }
        None => what,
    }
}

/// One trouble, one sentence: a trouble without words does not compile.
fn trouble(names: &Names, trouble: &Trouble) -> String {
    use Trouble as T;
    let lang = names.lang;
    match trouble {
        T::StageNotOpen { open } => say::stage_not_open(lang, &names.stage(open)),
        T::ChildrenOpen { accepted, total } => say::children_open(lang, *accepted, *total),
        T::ProcessBefore { lot, stage } => {
            say::process_before(lang, &quoted(lot), lang.of_words(stage))
        }
        T::EntryOpen { code } => say::entry_open(lang, &quoted(code)),
        T::Unsigned {
            subject,
            stage,
            parties,
        } => unsigned(names, subject, stage, parties),
        T::CannotSign(why) | T::CannotKey(why) => doubt::sentence(lang, why),
        T::ShownChanged => say::shown_changed(lang).into(),
        T::OpenIssues(ids) => say::open_issues(lang, &listed(lang, ids)),
        T::NoImage { needed, got } => say::no_image(lang, *needed, *got),
        T::NoEvidence(hash) => say::no_evidence(lang, &quoted(hash)),
        T::EvidenceDiffers(hash) => say::evidence_differs(lang, &quoted(hash)),
        T::UnfitEvidence { path, why } => evidence::unfit(lang, path, *why),
        T::NoStandBy => say::no_stand_by(lang).into(),
        T::NoNotice { hours } => say::no_notice(lang, *hours),
        T::DelayRefused => say::delay_refused(lang).into(),
        T::Instrument { code, until } => instrument(lang, code, until.as_deref()),
        T::NoSuchInstrument(code) => say::no_such_instrument(lang, &quoted(code)),
        T::AlreadyAccepted => say::already_accepted(lang).into(),
        T::InConflict => say::in_conflict(lang, conflict::how(lang)),
        T::NoConflict => say::no_conflict(lang).into(),
        T::NotASide { sides } => say::not_a_side(lang, &listed(lang, sides)),
        T::Forbidden => say::forbidden(lang).into(),
        T::Retired(what) => say::retired(lang, words::ruling(lang, *what)),
        T::NotThisLevel(kind) => say::not_this_level(lang, words::kind(lang, *kind)),
        T::NothingRejected => say::nothing_rejected(lang).into(),
        T::NotAccepted => say::not_accepted(lang).into(),
        T::NeverDeemed => say::never_deemed(lang).into(),
        T::NoPaper(kind) => say::no_paper(lang, words::paper(lang, *kind)),
        T::PaperIncomplete(kind) => say::paper_incomplete(lang, words::paper(lang, *kind)),
        T::PaperOfOtherDay(date) => say::paper_of_other_day(lang, &quoted(date)),
        T::NoGround | T::NoWhy => say::no_why(lang).into(),
        T::NoSuchIssue(id) => say::no_such_issue(lang, &quoted(id)),
        T::IssueStands(state) => say::issue_stands(lang, words::issue_state(lang, *state)),
        T::OwnWork => say::own_work(lang).into(),
        T::NothingShown => say::nothing_shown(lang).into(),
        T::DueBefore => say::due_before(lang).into(),
        T::DefectNoted(ids) => say::defect_noted(lang, &listed(lang, ids)),
        T::NoHeir(code) => say::no_heir(lang, &quoted(code)),
        T::NobodyTold => say::nobody_told(lang).into(),
        T::NoSuchPerson(code) if code.is_empty() => say::nobody(lang).into(),
        T::NoSuchPerson(code) => say::no_such_person(lang, &quoted(code)),
        T::WrongRole { has, may } => {
            say::wrong_role(lang, words::role(lang, *has), &words::roles(lang, may))
        }
        T::SamePerson { stage } => say::same_person(lang, &names.stage(stage)),
        T::NoSuchSubject(code) => say::no_such_subject(lang, &quoted(code)),
        T::NoSuchStage(stage) => say::no_such_stage(lang, &quoted(stage), &names.stages()),
        T::NoChecklist(id) => say::no_checklist(lang, &quoted(id)),
        T::NoChain(kind, id) => say::no_chain(lang, words::kind(lang, *kind), &quoted(id)),
        T::OtherChain(id) => say::other_chain(lang, &quoted(id)),
        T::ChainLost(hash) => say::chain_lost(lang, &blob(hash)),
        T::SchemeStays => say::scheme_stays(lang).into(),
        T::NoSuchItem => say::no_such_item(lang).into(),
        T::AnsweredTwice => say::answered_twice(lang).into(),
        T::Computed => say::computed(lang).into(),
        T::NotAnswered => say::not_answered(lang).into(),
        T::NoReason => say::no_reason(lang).into(),
        T::TooFew { needed, got } => say::too_few(lang, *needed, *got, needed - got.min(needed)),
        T::SecondDraw { size } => say::second_draw(lang, *size),
        T::NeedlessDraw => say::needless_draw(lang).into(),
        T::TooMany { capacity, got } => say::too_many(lang, *capacity, *got),
        T::BeyondTable(size) => say::beyond_table(lang, *size),
        T::Capacity => say::capacity(lang).into(),
        T::Count(id) => say::count(lang, &quoted(id)),
        T::NoCount(one) => {
            say::no_count(lang, &quoted(lang.pick(&one.zh, &one.en)), &quoted(&one.id))
        }
        T::Negative { nth, text } => say::negative(lang, *nth, &quoted(text)),
        T::NotInGroups { size, got } => say::not_in_groups(lang, *size, *got),
        T::Unfounded(why) => unfounded(lang, why),
        T::NothingInspected => say::nothing_inspected(lang).into(),
        T::NotANumber { nth, text } => say::not_a_number(lang, *nth, &quoted(text)),
        T::Malformed(field) => entered::malformed(lang, field),
        T::UnknownResult(text) => say::unknown_result(lang, &quoted(text)),
        T::NotATime(text) => say::not_a_time(lang, &quoted(text)),
        T::NoDimension(name) => say::no_dimension(lang, &quoted(name)),
        T::BadDimension(name) => say::bad_dimension(lang, &quoted(name)),
        T::NoSuchVariant(id) => say::no_such_variant(lang, &quoted(id)),
        T::ChooseVariant(group) => say::choose_variant(lang, &names.group(group)),
        T::NoCheck { line, why } => entered::no_check(lang, *line, why),
        T::OwnField(field) => say::own_field(lang, &quoted(field)),
        T::StrangeDocument { kind, asks } => say::strange(lang, &quoted(kind), &listed(lang, asks)),
        T::Crowded => say::crowded(lang, MOST_READINGS),
        T::FutureDocument(day) => say::future_document(lang, &quoted(day)),
        T::Future { at, now } => say::future(lang, &quoted(at), now),
        T::BeforeProject { at, first } => say::before_project(lang, &quoted(at), first),
        T::Schema => say::schema(lang).into(),
        T::TooLarge => say::too_large(lang).into(),
    }
}

fn listed(lang: Lang, ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
    ids.join(lang.between())
}

fn instrument(lang: Lang, code: &str, until: Option<&str>) -> String {
    match until {
        None => say::instrument(lang, &quoted(code)),
        Some(until) => say::instrument_expired(lang, &quoted(code), until),
    }
}

/// Where the file of this hash is kept.
fn blob(hash: &str) -> String {
    format!(
        "blobs/{}/{}",
        hash.get(..2).unwrap_or_default(),
        quoted(hash)
    )
}

fn unsigned(names: &Names, subject: &str, stage: &str, parties: &[Words]) -> String {
    let lang = names.lang;
    let (subject, stage) = (quoted(subject), names.stage(stage));
    let titles = parties.iter().map(|title| quoted(lang.of_words(title)));
    match titles.collect::<Vec<_>>().join(lang.between()).as_str() {
        "" => say::unsigned(lang, &subject, &stage),
        titles => say::unsigned_by(lang, &subject, &stage, titles),
    }
}

fn unfounded(lang: Lang, why: &Unfounded) -> String {
    match why {
        Unfounded::FirstRound => say::first_round(lang).into(),
        Unfounded::Redone => say::redone(lang).into(),
        Unfounded::OtherRecord(right) => say::other_record(lang, &quoted(right)),
        Unfounded::Failed => say::failed_before(lang).into(),
        Unfounded::Absent => say::absent_before(lang).into(),
    }
}
