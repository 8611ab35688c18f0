//! `check list`: the checks of some subjects as a table.

use crate::cli::out::Out;
use crate::domain::node::Node;
use crate::domain::{CheckSummary, Project};
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::{Lang, attest, conflict, exchange, head, people, words as trade};
use crate::workspace::Workspace;

pub fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    table(workspace.entered()?.nodes(), workspace, out)?;
    Ok(Exit::Done)
}

/// The checks of some subjects.
pub fn table<'a>(
    nodes: impl IntoIterator<Item = &'a Node>,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let (odd, dates) = (workspace.odd_clocks()?, workspace.odd_dates()?);
    let clock = |record: &String| {
        let clock = odd.get(record);
        let date = dates.get(record);
        let words = [clock.map(String::as_str), date.map(|odd| odd.as_str())];
        let shown = [
            clock.map(|flag| exchange::clock(lang, flag)),
            date.map(|odd| exchange::odd_date(lang, *odd)),
        ];
        let [words, shown] =
            [words, shown].map(|marks| marks.into_iter().flatten().collect::<Vec<_>>().join(" "));
        Cell::term(words, shown)
    };
    let called = |code: &String| people::called(Some(&project.people), code);
    let nodes = nodes.into_iter();
    let checks = nodes.flat_map(|node| node.checks.iter().map(move |check| (node, check)));
    let columns = Columns::of(lang, checks)
        .words(head::CHECKED, |(node, _)| &node.subject.code)
        .words(head::STAGE, |(node, check)| {
            Cell::term(
                &check.stage,
                trade::stage(lang, workspace.chain(node), &check.stage),
            )
        })
        .figures(head::ROUND, |(_, check)| check.round)
        .words(head::AT, |(_, check)| Cell::time(&check.at))
        .words(head::CHECKED_BY, |(_, check)| {
            Cell::term(&check.by, called(&check.by))
        })
        .words(head::VERDICT, |(_, check)| {
            Cell::term(check.outcome.as_str(), trade::outcome(lang, check.outcome))
        })
        .words(head::GRADE, |(_, check)| {
            check
                .grade
                .map(|grade| Cell::term(grade.as_str(), trade::grade(lang, grade)))
        })
        .words(head::RECORD, |(_, check)| &check.record)
        .words(head::CLOCK, |(_, check)| clock(&check.record))
        .words(head::REMARKS, |(node, check)| {
            beside(lang, project, node, check)
        });
    out.table(columns)
}

/// What else there is to a check.
fn beside(lang: Lang, project: &Project, node: &Node, check: &CheckSummary) -> Cell {
    let refusal = attest::refusal(lang, project, check);
    let mut said = trade::remarks(lang, check);
    said.extend(refusal.clone());
    if node.conflict.is_aside(&check.record) {
        said.push(conflict::aside(lang).to_owned());
    } else if node.is_disputed() {
        said.push(conflict::disputed_short(lang).to_owned());
    }
    let ruling = check.ruling.map(|ruling| ruling.as_str().to_owned());
    Cell::term(ruling.or(refusal).unwrap_or_default(), said.join(" "))
}
