//! 材料、构配件进场检验记录, its submission B.0.6 and 见证记录: of an entry of the register of arrivals. Sizes, makers,
//! samples and laboratories that no record names stay open.

use super::FillBook;
use super::row;
use super::stages::boxed;
use super::told::{ToldCheck, ToldItem};
use super::word::put;
use crate::domain::answer::NamedPaper;
use crate::domain::criterion::Class;
use crate::domain::node::Node;
use crate::domain::{Item, Outcome};
use crate::paper::value::Values;
use crate::text::paper;

/// What the kinds of documents are told by: those of a re-test, and those of a witnessed sample.
const RETEST: &str = "复验";
const WITNESSED: &str = "见证";

impl FillBook<'_> {
    /// Fills the record of an arrival.
    pub fn material(&self, values: &mut Values, node: &Node) {
        let own = self.own_outcome(node);
        let others = self.others_outcome(node);
        let told = self.told(node);
        let row = Values::default()
            .with("no", "1")
            .with("name", node.subject.name.as_str())
            .with("quantity", self.capacity(node));
        let row = told.iter().fold(row, arrival);
        values.set_table("materials", vec![row]);
        if let Some(told) = &told {
            values.set("date", paper::day(&told.check.submission.at));
        }
        let words = [paper::checked_in_order, paper::does_not_conform];
        put(
            values,
            "contractor_conclusion",
            own,
            words as [fn() -> String; 2],
        );
        values.set("box_agreed", boxed(others == Some(Outcome::Accepted)));
    }

    /// Fills the submission of what has arrived, with the documents that its checks name.
    pub fn materials(&self, values: &mut Values, node: &Node) {
        values.set("to", values.plain("supervisor"));
        let (name, quantity) = (node.subject.name.as_str(), self.capacity(node));
        values.set(
            "work",
            match quantity.is_empty() {
                true => name.to_owned(),
                false => paper::so_much(name, &quantity),
            },
        );
        values.set("location", node.subject.location.as_str());
        let told = self.told(node);
        let papers: Vec<String> = told
            .iter()
            .flat_map(papers)
            .map(|one| named(&one))
            .collect();
        values.set("attachments", papers.join("、"));
    }

    /// Fills the record of a witnessed sample, as far as the check of the arrival names it.
    pub fn witnessed(&self, values: &mut Values, node: &Node) {
        values.set("sample", node.subject.name.as_str());
        // Where it is used is not where the sample was taken.
        values.set("location", "");
        let told = self.told(node);
        let such =
            |paper: &NamedPaper| paper.kind.contains(WITNESSED) || paper.kind.contains(RETEST);
        let found: Vec<NamedPaper> = told.iter().flat_map(papers).filter(such).collect();
        let lines: Vec<String> = found.iter().map(named).collect();
        values.set("content", lines.join("\n"));
        if let Some(paper) = found.iter().find(|paper| paper.kind.contains(WITNESSED)) {
            values.set("date", paper::date(paper.date));
        }
    }
}

/// What the check of an arrival says of it: its papers, how it looks, what the re-test found.
fn arrival(values: Values, told: &ToldCheck) -> Values {
    let numbers = |such: &dyn Fn(&NamedPaper) -> bool| {
        let papers = papers(told).filter(|paper| such(paper));
        papers.map(|paper| paper.no).collect::<Vec<_>>().join("、")
    };
    let other =
        |paper: &NamedPaper| !paper.kind.contains(RETEST) && !paper.kind.contains(WITNESSED);
    let retest = numbers(&|paper| paper.kind.contains(RETEST));
    let looked: Vec<(&Item, &ToldItem)> = told.rows().filter(is_looked_at).collect();
    let aspects: Vec<&str> = looked
        .iter()
        .map(|(item, _)| item.title.zh.as_str())
        .collect();
    let result = match looked.iter().all(|(_, told)| told.verdict.conforming) {
        _ if looked.is_empty() => String::new(),
        true => paper::conforms(),
        false => paper::does_not_conform(),
    };
    values
        .with("certificate", numbers(&other))
        .with("aspect", aspects.join("、"))
        .with("result", result)
        .with(
            "retest",
            match retest.is_empty() {
                true => retest,
                false => paper::tested_by(&retest),
            },
        )
}

/// Whether it is looked at on arrival, and occurs.
fn is_looked_at((item, told): &(&Item, &ToldItem)) -> bool {
    !row::is_not_applicable(told) && item.class == Class::General && item.judge.papers().is_none()
}

/// The documents that a check names.
fn papers(told: &ToldCheck) -> impl Iterator<Item = NamedPaper<'_>> {
    let answers = told.items.iter().filter_map(|told| told.answer.as_ref());
    answers.flat_map(crate::domain::Answer::documents)
}

fn named(paper: &NamedPaper) -> String {
    format!("{} {}", paper.kind, paper.no).trim().to_owned()
}
