//! `register list|add|show`: what is kept beside the tree, with what is due.

use super::args::value::entered;
use super::args::{NewEntry, RegisterVerb};
use super::out::Out;
use super::out::format::Telling;
use super::project::agreement::kind_of;
use super::project::plan::variant_names;
use super::project::state;
use crate::domain::register::KINDS;
use crate::domain::{Kind, Subject};
use crate::failure::{Exit, Expected, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::screen::{registers, rulings, subject as subject_head};
use crate::text::{Lang, head, issue, register as say, words as trade};
use crate::workspace::shown::register::Registered;
use crate::workspace::{Command, Workspace};

pub fn run(verb: RegisterVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        RegisterVerb::List { kind, due } => list(kind.as_deref(), due, workspace, out),
        RegisterVerb::Add(new) => add(&new, workspace, out),
        RegisterVerb::Show { code } => show(&code, workspace, out),
    }
}

/// The register of a word, or which there are.
fn register(word: &str, lang: Lang) -> Result<Kind, Failure> {
    let kind = kind_of(word, lang).filter(|kind| kind.is_register());
    kind.ok_or_else(|| {
        let known =
            KINDS.map(|kind| (kind.as_str().to_owned(), trade::kind(lang, kind).to_owned()));
        Failure::usage("register", word, Expected::OneOf(known.to_vec()))
    })
}

fn add(new: &NewEntry, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let kind = register(&new.kind, out.lang)?;
    let text = |given: &Option<String>| given.as_deref().map(entered).unwrap_or_default();
    let variants = text(&new.variants);
    let variants = variants
        .split([';', '；'])
        .map(str::trim)
        .filter(|word| !word.is_empty());
    let asked = Subject {
        checklist: text(&new.checklist),
        variants: variants.map(str::to_owned).collect(),
        location: text(&new.location),
        crew: text(&new.crew),
        chain: text(&new.chain),
        capacity: new.capacity,
        ..Subject::new(
            &text(&new.code),
            &text(&new.parent),
            kind,
            &entered(&new.name),
        )
    };
    let entry = workspace.new_entry(asked)?;
    let code = entry.code.clone();
    workspace.execute(Command::PlanSubjects(vec![entry]))?;
    out.line(&code)?;
    Ok(Exit::Done)
}

fn list(
    kind: Option<&str>,
    due: bool,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    let kinds = match kind {
        Some(word) => vec![register(word, lang)?],
        None => KINDS.to_vec(),
    };
    let kinds = kinds.iter();
    let mut entries: Vec<Registered> = kinds
        .flat_map(|kind| workspace.register(Some(*kind)))
        .collect();
    entries.retain(|entry| !due || entry.is_due());
    table(entries.iter(), workspace, out)?;
    Ok(Exit::Done)
}

/// Entries of registers, a line each.
fn table<'a, 'p: 'a>(
    entries: impl Iterator<Item = &'a Registered<'p>>,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let stage = |entry: &Registered| {
        let stage = entry.open.filter(|_| entry.is_due());
        stage.map(|stage| Cell::term(&stage.id, lang.of_words(stage.title_of(entry.round))))
    };
    let columns = Columns::of(lang, entries.map(|entry| (entry, &entry.node.subject)))
        .words(head::CODE, |(_, subject)| &subject.code)
        .words(head::KIND, |(_, subject)| {
            Cell::term(subject.kind.as_str(), trade::kind(lang, subject.kind))
        })
        .words(head::NAME, |(_, subject)| &subject.name)
        .words(head::PARENT, |(_, subject)| &subject.parent)
        .words(head::LOCATION, |(_, subject)| &subject.location)
        .words(head::OPEN_STAGE, |(entry, _)| stage(entry))
        .words(head::STATE, |(entry, _)| state(lang, entry.progress))
        .words(head::UNTIL, |(entry, _)| until(entry, workspace, lang));
    out.table(columns)
}

/// How long a certificate or a warranty lasts.
fn until(entry: &Registered, workspace: &Workspace, lang: Lang) -> String {
    let today = workspace.today();
    let certificate = entry.validity.map(|validity| say::validity(lang, validity));
    let warranty = || {
        let last = entry.next_end(today)?;
        Some(say::warranty(lang, last, today))
    };
    certificate.or_else(warranty).unwrap_or_default()
}

/// What there is to say of an entry, each under its label.
fn facts(entry: &Registered, workspace: &Workspace, lang: Lang) -> Vec<(&'static str, String)> {
    let subject = &entry.node.subject;
    let variants = variant_names(subject, workspace.library(), lang);
    let mut facts = vec![
        (subject_head::code(lang), subject.code.clone()),
        (
            rulings::kind(lang),
            trade::kind(lang, subject.kind).to_owned(),
        ),
        (registers::name(lang), subject.name.clone()),
        (say::parent(lang), subject.parent.clone()),
        (registers::location(lang), subject.location.clone()),
        (registers::crew(lang), subject.crew.clone()),
        (registers::checklist(lang), subject.checklist.clone()),
        (
            subject_head::variants(lang),
            variants.join(lang.semicolon()),
        ),
        (issue::state(lang), state(lang, entry.progress).to_owned()),
    ];
    let stages = workspace.chain(entry.node).map(|chain| {
        let titles = chain.stages.iter().map(|stage| lang.of_words(&stage.title));
        titles.collect::<Vec<_>>().join(" → ")
    });
    facts.push((subject_head::chain(lang), stages.unwrap_or_default()));
    let open = entry.open.filter(|_| entry.is_due()).map(|stage| {
        let title = lang.of_words(stage.title_of(entry.round));
        format!("{title} ({})", trade::roles(lang, &stage.roles))
    });
    facts.push((say::to_do(lang), open.unwrap_or_default()));
    let validity = entry.validity.map(|validity| say::validity(lang, validity));
    facts.push((say::certificate(lang), validity.unwrap_or_default()));
    let today = workspace.today();
    facts.extend(
        entry
            .terms
            .iter()
            .map(|term| (say::warranted(lang), say::term(lang, term, today))),
    );
    facts
}

fn show(code: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let code = workspace.subject_meant(code);
    let entries = workspace.register(None);
    let entry = entries.iter().find(|entry| entry.node.subject.code == code);
    let entry = entry.ok_or(Failure::NoSuchSubject(code))?;
    let subject = &entry.node.subject;
    if out.telling() == Telling::Document {
        let value = serde_json::to_value(subject).map_err(Failure::internal)?;
        out.json(&value)?;
        return Ok(Exit::Done);
    }
    if out.telling() == Telling::Rows {
        table(std::iter::once(entry), workspace, out)?;
        return Ok(Exit::Done);
    }
    let facts = facts(entry, workspace, lang);
    for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        out.line(&format!(
            "{label}{}{}",
            lang.colon(),
            crate::text::escape::shown(value)
        ))?;
    }
    Ok(Exit::Done)
}
