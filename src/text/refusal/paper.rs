//! Refusals in words: what has to be signed, kept, shown or announced. A trouble without words does not
//! compile.

use super::names::RefusalNames;
use super::said as say;
use crate::domain::Words;
use crate::domain::receipt::short_code;
use crate::domain::trouble::{Issuing, Notifying, Proof, Signing};
use crate::text::doubt;
use crate::text::escape::quoted;
use crate::text::evidence;
use crate::text::lang::Lang;

pub(super) fn signing(names: &RefusalNames, trouble: &Signing) -> String {
    let lang = names.lang;
    match trouble {
        Signing::Unsigned {
            subject,
            stage,
            parties,
        } => unsigned(names, subject, stage, parties),
        Signing::CannotSign(why) | Signing::CannotKey(why) => doubt::sentence(lang, why),
        Signing::ShownChanged => say::shown_changed(lang).into(),
        Signing::AlreadyTrusted(kid) => say::already_trusted(lang, &short_code(kid)),
        Signing::NotTrusted(kid) => say::not_trusted(lang, &quoted(&short_code(kid))),
    }
}

pub(super) fn issuing(names: &RefusalNames, trouble: &Issuing) -> String {
    let lang = names.lang;
    match trouble {
        Issuing::NoSuchPaper(record) => say::no_such_paper(lang, &quoted(record)),
        Issuing::NumberTaken(number) => say::number_taken(lang, &quoted(number)),
        Issuing::Withdrawn(number) => say::paper_withdrawn(lang, &quoted(number)),
    }
}

pub(super) fn proof(names: &RefusalNames, trouble: &Proof) -> String {
    let lang = names.lang;
    match trouble {
        Proof::NoImage { needed, got } => say::no_image(lang, *needed, *got),
        Proof::NoEvidence(hash) => say::no_evidence(lang, &quoted(hash)),
        Proof::EvidenceDiffers(hash) => say::evidence_differs(lang, &quoted(hash)),
        Proof::UnfitEvidence { path, why } => evidence::unfit(lang, path, *why),
        Proof::Instrument { code, until } => instrument(lang, code, until.as_deref()),
        Proof::NoSuchInstrument(code) => say::no_such_instrument(lang, &quoted(code)),
        Proof::StrangeDocument { kind, asks } => {
            say::strange(lang, &quoted(kind), &names.listed(asks))
        }
        Proof::FutureDocument(day) => say::future_document(lang, &quoted(day)),
    }
}

pub(super) fn notifying(names: &RefusalNames, trouble: &Notifying) -> String {
    let lang = names.lang;
    match trouble {
        Notifying::NoStandBy => say::no_stand_by(lang).into(),
        Notifying::NoNotice { hours } => say::no_notice(lang, *hours),
        Notifying::DelayRefused => say::delay_refused(lang).into(),
        Notifying::PaperOfOtherDay(date) => say::paper_of_other_day(lang, &quoted(date)),
        Notifying::NobodyTold => say::nobody_told(lang).into(),
    }
}

fn instrument(lang: Lang, code: &str, until: Option<&str>) -> String {
    match until {
        None => say::instrument(lang, &quoted(code)),
        Some(until) => say::instrument_expired(lang, &quoted(code), until),
    }
}

fn unsigned(names: &RefusalNames, subject: &str, stage: &str, parties: &[Words]) -> String {
    let lang = names.lang;
    let (subject, stage) = (quoted(subject), names.stage(stage));
    let titles = parties.iter().map(|title| quoted(lang.of_words(title)));
    match titles.collect::<Vec<_>>().join(lang.between()).as_str() {
        "" => say::unsigned(lang, &subject, &stage),
        titles => say::unsigned_by(lang, &subject, &stage, titles),
    }
}
