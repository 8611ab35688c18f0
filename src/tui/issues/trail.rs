//! The trail of an issue in words: when, which step, who took it, what was said, and who signed it.
//! Where it is drawn is not known here.

use crate::domain::issue::Issue;
use crate::domain::timely::OddTime;
use crate::text::evidence::name;
use crate::text::{Lang, attest, exchange, issue as words, people, words as trade};
use crate::tui::paint::doubt;
use crate::workspace::Workspace;

/// A step: when and what, then by whom and with which words; what is odd about its time was looked up.
pub fn step(
    issue: &Issue,
    at: usize,
    odd: &[Option<OddTime>],
    (workspace, lang): (&Workspace, Lang),
) -> [String; 2] {
    let signed = signed(issue, at, (workspace, lang));
    let Some(step) = issue.steps.get(at).map(|taken| &taken.step) else {
        return Default::default();
    };
    let people = workspace.project().map(|project| &project.people);
    let person = people.and_then(|people| people.get(&step.by));
    let called = people::called(people, &step.by);
    let who = person.map_or(called.clone(), |person| {
        let role = trade::role(lang, person.role);
        format!("{called}{}", lang.in_brackets(role))
    });
    let shown: Vec<&str> = step.evidence.iter().map(name).collect();
    let shown = match shown.is_empty() {
        true => String::new(),
        false => format!("+ {}", shown.join("  ")),
    };
    let order = words::order(lang, &step.step);
    let odd = odd.get(at).copied().flatten();
    let odd = odd.map_or(String::new(), |odd| {
        doubt::marked(exchange::odd_step(lang, odd))
    });
    let said = [&who, &odd, &order, &step.text, &shown, &signed];
    let said: Vec<&str> = said
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let at = trade::time(&step.at);
    let head = format!("{at}  {}", words::step(lang, &step.step));
    [head, said.join("   ")]
}

/// The short code of a step that is signed; that it is not, where anybody can sign.
fn signed(issue: &Issue, at: usize, (workspace, lang): (&Workspace, Lang)) -> String {
    let project = workspace.project();
    let taken = issue.steps.get(at).filter(|_| issue.is_own(at));
    let Some((project, taken)) = project.zip(taken) else {
        return String::new();
    };
    let since = project.signing_since();
    match project.signatures(&taken.record).first() {
        Some(one) => format!("# {} {}", attest::code(lang), one.code()),
        None if since.is_some_and(|since| taken.step.at.as_str() >= since) => {
            format!("_ {}", attest::unsigned(lang))
        }
        None => String::new(),
    }
}
