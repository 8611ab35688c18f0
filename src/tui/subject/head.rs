//! What a subject is: its name, what is known of it, and how long it is good. What was checked on it is
//! drawn elsewhere.

use super::rounds::RoundsStanding;
use crate::domain::Subject;
use crate::domain::register::Validity;
use crate::text::screen::subject as say;
use crate::text::width::width;
use crate::text::{register, words};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;

/// What it is: its name, its facts, how long it is good.
pub fn view(pen: &mut Pen, standing: &RoundsStanding, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let subject = &standing.node.subject;
    let kind = words::kind(lang, subject.kind);
    match width(&subject.name) + width(kind) + 2 <= pen.columns() {
        true => pen.line(&[
            (&subject.name, theme.strong),
            ("  ", theme.base),
            (kind, theme.dim),
        ]),
        // Lists shorten names; here it stands whole.
        false => pen
            .text(&subject.name, theme.strong)
            .line(&[(kind, theme.dim)]),
    };
    let checklist = scene.workspace.library().rulebook.checklist_of(subject);
    let capacity = subject.capacity.map(|count| {
        let unit = checklist.and_then(|list| list.checklist.capacity_unit.as_ref());
        format!("{count} {}", unit.map_or("", |unit| lang.of_words(unit)))
    });
    let below = subject.kind.rests_on().and_then(|_| {
        let (accepted, all) = scene.workspace.project()?.foundation(standing.node);
        Some(format!("{accepted}/{all}"))
    });
    let first = [
        (say::code(lang), subject.code.clone()),
        (say::location(lang), subject.location.clone()),
        (say::crew(lang), subject.crew.clone()),
        (say::capacity(lang), capacity.unwrap_or_default()),
        (say::below(lang), below.unwrap_or_default()),
    ];
    let second = [
        (
            say::checklist(lang),
            checklist.map_or_else(
                || subject.checklist.clone(),
                |list| {
                    format!(
                        "{} {}",
                        lang.of_words(&list.checklist.title),
                        list.checklist.standard
                    )
                },
            ),
        ),
        (say::variants(lang), variants(subject, scene)),
    ];
    facts(pen, &first, scene);
    facts(pen, &second, scene);
    if subject.kind.is_register() {
        good_for(pen, subject, scene);
    }
}

/// How long an instrument's certificate and what is warranted are good for.
fn good_for(pen: &mut Pen, subject: &Subject, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let today = scene.workspace.today();
    let entries = scene.workspace.register(Some(subject.kind));
    let Some(entry) = entries
        .iter()
        .find(|one| one.node.subject.code == subject.code)
    else {
        return;
    };
    if let Some(validity) = entry.validity {
        let style = match validity {
            Validity::Until(_) => theme.good,
            Validity::Soon(_) => theme.warn,
            Validity::Missing | Validity::Expired(_) => theme.bad,
        };
        let words = register::validity(lang, validity);
        pen.labelled((register::certificate(lang), theme.dim), (&words, style));
    }
    for term in &entry.terms {
        let style = if term.is_over(today) {
            theme.warn
        } else {
            theme.base
        };
        let words = register::term(lang, term, today);
        pen.labelled((register::warranted(lang), theme.dim), (&words, style));
    }
}

/// The names of a lot's variants.
fn variants(subject: &Subject, scene: &Scene) -> String {
    let list = scene.workspace.library().rulebook.checklist_of(subject);
    let names = subject
        .variants
        .iter()
        .map(|id| scene.lang.variant(list.map(|list| &list.checklist), id));
    names.collect::<Vec<_>>().join(scene.lang.between())
}

/// Facts side by side, as many in a line as there is room for; none is cut.
fn facts(pen: &mut Pen, facts: &[(&str, String)], scene: &Scene) {
    let (dim, base) = (scene.theme.dim, scene.theme.base);
    let (mut parts, mut used) = (Vec::new(), 0);
    for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        let wide = width(label) + 1 + width(value);
        if used > 0 && used + wide > pen.columns() {
            pen.parts(&std::mem::take(&mut parts));
            used = 0;
        }
        if wide > pen.columns() {
            pen.labelled((label, dim), (value, base));
            continue;
        }
        let gap = if used > 0 { "   " } else { "" };
        parts.push((format!("{gap}{label} "), dim));
        parts.push((value.clone(), base));
        used += wide + 3;
    }
    if !parts.is_empty() {
        pen.parts(&parts);
    }
}
