//! The lines of the form of a project's agreement, as they stand in the project. What comes of them is
//! decided in `mod.rs`.

use super::{AgreementAsk, YES};
use crate::domain::head::ProjectHead;
use crate::domain::issue::Blocking;
use crate::domain::{Chain, Kind};
use crate::text::day::DaySide;
use crate::text::screen::form::turns;
use crate::text::screen::{agreement as say, projects, registers, signing};
use crate::text::{agreement as trade, register, words};
use crate::tui::form::{Choice, Line};
use crate::tui::keymap::Phrase;
use crate::tui::page::Scene;
use crate::tui::projects::make::scales;
use crate::tui::projects::percent;

/// Which issues keep from acceptance, each with its key.
pub const BLOCKING: [(Blocking, &str); 3] = [
    (Blocking::None, "none"),
    (Blocking::Serious, "serious"),
    (Blocking::All, "all"),
];

/// All lines of the form.
pub fn lines(head: &ProjectHead, scene: &Scene) -> Vec<Line<AgreementAsk>> {
    let mut lines = measured(head);
    lines.extend(agreed(head));
    lines.extend(chains(head, scene));
    lines.extend(papers(scene));
    lines
}

fn turned(ask: AgreementAsk, label: Phrase, choices: Vec<Choice>, now: &str) -> Line<AgreementAsk> {
    Line::turned(ask, label, choices).at(now).hinted(turns)
}

fn either(
    ask: AgreementAsk,
    label: Phrase,
    [no, yes]: [Phrase; 2],
    now: bool,
) -> Line<AgreementAsk> {
    let choices = vec![Choice::new("", no), Choice::new(YES, yes)];
    turned(ask, label, choices, if now { YES } else { "" })
}

/// What it is called and measured against.
fn measured(head: &ProjectHead) -> Vec<Line<AgreementAsk>> {
    let size = head.scale.map_or("", |size| size.as_str());
    let [passed, excellent] = [&head.target_first_pass, &head.target_excellence];
    vec![
        Line::typed(AgreementAsk::Name, projects::name, &head.name),
        turned(AgreementAsk::Scale, trade::scale, scales(), size),
        percent::line(
            AgreementAsk::FirstPass,
            projects::target_first_pass,
            passed.as_ref(),
        ),
        percent::line(
            AgreementAsk::Excellence,
            projects::target_excellence,
            excellent.as_ref(),
        ),
    ]
}

/// What it has agreed where the standards leave it open.
fn agreed(head: &ProjectHead) -> Vec<Line<AgreementAsk>> {
    let agreed = &head.agreed;
    let signed = [trade::not_waited_for as Phrase, trade::waited_for];
    let expired = [register::refuse as Phrase, register::flag];
    let mut blocking = BLOCKING.into_iter();
    let blocking = blocking.find(|(one, _)| *one == agreed.blocking_issues);
    let blocking = blocking.map_or("", |(_, key)| key);
    let began = agreed.began.as_ref().map_or("", |day| day.as_str());
    let veto = agreed.veto_below.as_ref();
    let flags = agreed.flag_expired_instruments;
    vec![
        percent::line(AgreementAsk::Veto, say::veto_below, veto).hinted(say::veto_hint),
        either(
            AgreementAsk::Signatures,
            signing::title,
            signed,
            agreed.signatures_required,
        ),
        turned(
            AgreementAsk::Blocking,
            trade::blocking_issues,
            blockings(),
            blocking,
        ),
        either(
            AgreementAsk::Expired,
            trade::expired_instruments,
            expired,
            flags,
        ),
        Line::day(AgreementAsk::Began, trade::began, (began, DaySide::Past)),
        Line::typed(AgreementAsk::Zone, trade::zone, &head.zone().to_string())
            .hinted(say::zone_hint),
    ]
}

/// How the papers of a form are numbered; of which form is chosen first.
fn papers(scene: &Scene) -> [Line<AgreementAsk>; 2] {
    let forms = scene.workspace.form_names().into_iter();
    let forms =
        forms.map(|(id, name)| Choice::new(&id, |lang| format!("{id} {}", lang.of_words(&name))));
    let none = Choice::new("", say::no_papers);
    let forms = [none].into_iter().chain(forms).collect();
    [
        turned(AgreementAsk::Papers, say::papers, forms, ""),
        Line::typed(AgreementAsk::Pattern, say::pattern, "").hinted(say::pattern_hint),
    ]
}

fn blockings() -> Vec<Choice> {
    let words = |blocking| match blocking {
        Blocking::None => trade::no_issue_blocks,
        Blocking::Serious => trade::serious_ones_block,
        Blocking::All => trade::all_block,
    };
    let choice = |(blocking, key)| Choice::new(key, words(blocking));
    BLOCKING.into_iter().map(choice).collect()
}

/// A line for each kind that may follow another chain than the usual one.
fn chains(head: &ProjectHead, scene: &Scene) -> Vec<Line<AgreementAsk>> {
    let chains = &scene.workspace.library().rulebook.chains;
    let lines = Kind::ALL.into_iter().filter_map(|kind| {
        let other = |chain: &&Chain| chain.optional && chain.subjects.contains(&kind);
        let other = chains.iter().filter(other);
        let other = other
            .map(|chain| Choice::new(&chain.id, |lang| lang.of_words(&chain.title).to_owned()));
        let usual = Choice::new("", registers::usual_chain);
        let choices: Vec<Choice> = [usual].into_iter().chain(other).collect();
        let now = head.agreed.chains.get(&kind).map_or("", String::as_str);
        let label = move |lang| format!("{} {}", words::kind(lang, kind), registers::chain(lang));
        let line = Line::turned(AgreementAsk::Chain(kind), label, choices.clone())
            .at(now)
            .hinted(turns);
        (choices.len() > 1).then_some(line)
    });
    lines.collect()
}
