//! Limits that are custom and no standard's, as lines of the form: what the project agreed on stands in them, what is
//! usual beside. They are asked where the project has dwellings; what a figure may be is decided at the door.

use super::AgreementAsk;
use crate::checklist::agreed::agreeable;
use crate::domain::checklist::{Checklist, Item};
use crate::domain::head::{Agreed, AgreedFigure, AgreedLimits, ProjectHead};
use crate::domain::node::Node;
use crate::domain::{Decimal, Kind, Words};
use crate::text::agreement::{self as trade, hundredfold};
use crate::text::screen::agreement as say;
use crate::text::{Lang, judge, percent, typed, unit};
use crate::tui::form::{Form, Line};
use crate::tui::page::Scene;
use std::cmp::Reverse;

/// A figure that may be agreed on.
#[derive(Clone, Debug)]
pub struct LimitAsked {
    list: String,
    figure: AgreedFigure,
    called: Words,
    /// What is usual.
    usual: Words,
}

/// All figures of a project that has dwellings; none of any other.
pub fn all(scene: &Scene) -> Vec<LimitAsked> {
    let nodes = scene.workspace.project().map(|project| project.nodes());
    let dwells = nodes.is_some_and(|nodes| nodes.iter().any(is_dwelling));
    if !dwells {
        return Vec::new();
    }
    let lists = scene.workspace.library().customary();
    let mut lists: Vec<&Checklist> = lists.map(|pinned| &pinned.checklist).collect();
    // That of a dwelling, which has most to it, comes before that of common parts.
    lists.sort_by_key(|list| Reverse(list.items.len()));
    lists.into_iter().flat_map(of).collect()
}

fn is_dwelling(node: &Node) -> bool {
    node.subject.kind == Kind::Dwelling
}

fn of(list: &Checklist) -> Vec<LimitAsked> {
    let asked = |figure, called: &dyn Fn(Lang) -> String, usual: &dyn Fn(Lang) -> String| {
        let both = |words: &dyn Fn(Lang) -> String| Words {
            zh: words(Lang::Zh),
            en: words(Lang::En),
        };
        LimitAsked {
            list: list.id.clone(),
            figure,
            called: both(called),
            usual: both(usual),
        }
    };
    let item = |item: &Item| {
        let called = |lang: Lang| format!("{} {}", item.id, short(lang.of_words(&item.title)));
        let limits = judge::limits_on_paper(&item.judge).unwrap_or_default();
        let unit = item.judge.unit().unwrap_or_default();
        let usual = |lang| format!("{limits} {}", unit::shown(lang, unit));
        asked(AgreedFigure::Item(item.id.clone()), &called, &usual)
    };
    let whole = |lang: Lang| format!("{} {}", lang.of_words(&list.title), trade::pass_rate(lang));
    let share = |_| list.pass_rate.as_ref().map_or("100".into(), hundredfold);
    let mut all: Vec<LimitAsked> = agreeable(list).map(item).collect();
    all.push(asked(AgreedFigure::PassRate, &whole, &share));
    all
}

/// A title without what stands in brackets behind it.
fn short(title: &str) -> &str {
    title.split(['（', '(']).next().unwrap_or(title).trim_end()
}

/// A line for each of them.
pub fn lines(head: &ProjectHead, asked: &[LimitAsked]) -> Vec<Line<AgreementAsk>> {
    let line = |(at, one): (usize, &LimitAsked)| {
        let own = head.agreed.limits.get(&one.list);
        let now = own.and_then(|own| said(own, &one.figure));
        let (called, usual) = (one.called.clone(), one.usual.clone());
        let label = move |lang: Lang| lang.of_words(&called).to_owned();
        Line::figure(AgreementAsk::Limit(at), label, &now.unwrap_or_default())
            .hinted(move |lang| say::usual_limit(lang, lang.of_words(&usual)))
    };
    asked.iter().enumerate().map(line).collect()
}

fn said(own: &AgreedLimits, figure: &AgreedFigure) -> Option<String> {
    match figure {
        AgreedFigure::PassRate => own.pass_rate.as_ref().map(hundredfold),
        AgreedFigure::Cap => own.cap.as_ref().map(Decimal::to_string),
        AgreedFigure::Item(id) => own.items.get(id).map(Decimal::to_string),
    }
}

/// Takes what was filled in, or says which line is wrong and why. An empty line is as usual.
pub fn take(
    (form, asked): (&Form<AgreementAsk>, &[LimitAsked]),
    agreed: &mut Agreed,
    lang: Lang,
) -> Result<(), (AgreementAsk, String)> {
    for (at, one) in asked.iter().enumerate() {
        let ask = AgreementAsk::Limit(at);
        let wrong = || (ask, say::no_limit(lang).to_owned());
        let to = match (form.value(ask), &one.figure) {
            ("", _) => None,
            (typed, AgreedFigure::PassRate) => Some(percent::share(typed).ok_or_else(wrong)?),
            (typed, _) => Some(typed::figure(typed, "").map_err(|_| wrong())?),
        };
        if to.as_ref().is_some_and(|to| to.micro() <= 0) {
            return Err(wrong());
        }
        agreed.set_limit(&one.list, one.figure.clone(), to);
    }
    Ok(())
}

/// How a figure of a checklist is called; by its id where the checklist is not here.
pub fn called(scene: &Scene, list: &str, which: &str) -> String {
    let lang = scene.lang;
    let pinned = scene.workspace.library().rulebook.checklists.get(list);
    let Some(list) = pinned.map(|pinned| &pinned.checklist) else {
        return format!("{list}:{which}");
    };
    let title = lang.of_words(&list.title);
    match AgreedFigure::named(which) {
        AgreedFigure::PassRate => format!("{title} {}", trade::pass_rate(lang)),
        AgreedFigure::Cap => format!("{title} {}", trade::cap(lang)),
        AgreedFigure::Item(id) => {
            let item = list.item(&id);
            let unit = item.and_then(|item| item.judge.unit()).unwrap_or_default();
            let item = item.map_or("", |item| short(lang.of_words(&item.title)));
            [title, &id, item, unit::shown(lang, unit)]
                .join(" ")
                .trim_end()
                .to_owned()
        }
    }
}
