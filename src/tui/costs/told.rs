//! What is known of an issue's cost and cause, in a line each.

use crate::domain::cost::CostRecord;
use crate::domain::issue::Issue;
use crate::domain::project::Project;
use crate::rates::cost::matter;
use crate::rates::cost::spending::{Spending, shown};
use crate::text::Lang;
use crate::text::cost as say;

/// What counts of an issue's costs, each kind in its words; empty where nobody entered any.
pub fn cost_line(project: &Project, issue: &Issue, lang: Lang) -> String {
    let counted = matter::of_issue(project, issue).into_iter();
    let lines = counted.filter_map(|matter| Some(in_a_line(matter.counted?, lang)));
    lines.collect::<Vec<_>>().join(lang.between())
}

fn in_a_line(said: &CostRecord, lang: Lang) -> String {
    let spent = Spending::of(said);
    let mut parts = vec![say::reckoning(lang, said.step).to_owned()];
    if let Some(yuan) = spent.yuan() {
        parts.push(format!("{yuan} {}", say::yuan(lang)));
    }
    if spent.hours > 0 {
        parts.push(format!("{} {}", shown(spent.hours), say::hour(lang)));
    }
    if spent.unpriced > 0 {
        parts.push(format!("{} {}", say::unpriced(lang), spent.unpriced));
    }
    if spent.delay > 0 {
        parts.push(format!("{} {}", say::delay(lang), shown(spent.delay)));
    }
    if !said.text.is_empty() {
        parts.push(said.text.clone());
    }
    parts.join("   ")
}

/// What was said of an issue's cause, and what is done against it.
pub fn cause_line(project: &Project, issue: &Issue, lang: Lang) -> String {
    let Some(said) = project.cause_of(&issue.id) else {
        return String::new();
    };
    let called = said.called.as_ref().map(|words| lang.of_words(words));
    let called = called.unwrap_or(&said.cause);
    let parts = [say::cause_group(lang, said.group), called, &said.text];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("   ")
}
