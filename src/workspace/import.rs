//! Importing project and people tables: what would change, or every fault with its place; nothing
//! is imported unless all is right.

use super::{Command, Done, Workspace, outside};
use crate::domain::checklist::Variant;
use crate::domain::subject::Subject;
use crate::domain::tree::{self, Column};
use crate::domain::{Checklist, Person};
use crate::failure::Failure;
use crate::sync::rows::{self, Rows, TableFault, TableFlaw};
use crate::sync::table::{self, Encoding, Table};
use std::collections::BTreeSet;
use std::path::Path;

/// What importing a project table would change.
#[derive(Clone, Debug, Default)]
pub struct PlanDifference {
    /// New subjects.
    pub added: Vec<Subject>,
    /// Changed subjects: as they are, as they will be.
    pub changed: Vec<(Subject, Subject)>,
    /// Subjects that stay as they are.
    pub same: usize,
    /// Codes of the project that the table does not name; they stay.
    pub absent: Vec<String>,
    /// Columns nobody asked for.
    pub unknown_columns: Vec<String>,
    /// Whether the text was taken for GB18030, which is a guess.
    pub guessed_encoding: bool,
}

impl PlanDifference {
    /// The subjects to record, parents first.
    pub fn subjects(&self) -> Vec<Subject> {
        let changed = self.changed.iter().map(|(_, new)| new.clone());
        self.added.iter().cloned().chain(changed).collect()
    }
}

impl Workspace {
    /// What a project table would change, or every fault in it. Nothing is changed yet.
    pub fn read_plan(&self, file: &Path) -> Result<PlanDifference, Failure> {
        let table = read_table(file)?;
        let mut plan = rows::subjects(&table);
        for subject in &mut plan.rows {
            if let Some(pinned) = self.library.rulebook.checklists.get(&subject.checklist) {
                let ids = subject
                    .variants
                    .iter()
                    .map(|variant| variant_id(&pinned.checklist, variant));
                subject.variants = ids.collect();
            }
        }
        let mut difference = self.compare(plan)?;
        difference.guessed_encoding = table.decoded == Encoding::Gb18030;
        Ok(difference)
    }

    /// What rows would change, or every fault in them.
    pub(super) fn compare(&self, mut plan: Rows<Subject>) -> Result<PlanDifference, Failure> {
        tree::refer(self.entered()?, &mut plan.rows);
        self.find_misfits(&mut plan)?;
        if !plan.faults.is_empty() {
            plan.faults.sort_by_key(|fault| fault.row);
            return Err(Failure::Table {
                faults: plan.faults,
            });
        }
        let mut difference = self.difference(plan.rows)?;
        difference.unknown_columns = plan.unknown;
        Ok(difference)
    }

    /// Rows against each other, the project and the rules; where a code or a kind could not be
    /// read, what hangs together with it is not complained about.
    fn find_misfits(&self, plan: &mut Rows<Subject>) -> Result<(), Failure> {
        let vague = vague(plan);
        for fault in tree::faults(self.entered()?, &self.library.rulebook, &plan.rows) {
            let subject = plan.rows.get(fault.row);
            let unread = subject.is_some_and(|subject| {
                vague.contains(&subject.code) || vague.contains(&subject.parent)
            });
            let follows = matches!(
                fault.column,
                Column::Code | Column::Parent | Column::Kind | Column::Checklist
            );
            if !(unread && follows) {
                plan.fault(fault.row, fault.column.as_str(), fault.misfit);
            }
        }
        Ok(())
    }

    fn difference(&self, rows: Vec<Subject>) -> Result<PlanDifference, Failure> {
        let project = self.entered()?;
        let named: BTreeSet<String> = rows.iter().map(|subject| subject.code.clone()).collect();
        let mut difference = PlanDifference::default();
        for subject in tree::parents_first(project, rows) {
            match project.node(&subject.code) {
                None => difference.added.push(subject),
                Some(node) if node.subject != subject => {
                    difference.changed.push((node.subject.clone(), subject))
                }
                Some(_) => difference.same += 1,
            }
        }
        let codes = project.nodes().iter().map(|node| &node.subject.code);
        difference.absent = codes
            .filter(|code| !named.contains(*code))
            .cloned()
            .collect();
        Ok(difference)
    }

    /// Applies a difference that was shown.
    pub fn apply_plan(&mut self, difference: &PlanDifference) -> Result<usize, Failure> {
        match self.execute(Command::PlanSubjects(difference.subjects()))? {
            Done::Recorded(count) => Ok(count),
            _ => Ok(0),
        }
    }

    /// Adds the people of a table to the list, or names every fault in it. Gives how many were new
    /// or changed.
    pub fn import_people(&mut self, file: &Path) -> Result<usize, Failure> {
        let people = self.read_people(file)?;
        match self.execute(Command::ListPeople(people))? {
            Done::Recorded(count) => Ok(count),
            _ => Ok(0),
        }
    }

    /// The people of a table that are new or changed, or every fault in it. Nothing is changed yet.
    pub fn read_people(&self, file: &Path) -> Result<Vec<Person>, Failure> {
        let known = &self.entered()?.people;
        let mut people = rows::people(&read_table(file)?);
        let codes = people.rows.iter().map(|person| person.code.as_str());
        let kept = known.keys().map(String::as_str);
        for (row, misfit) in tree::code_misfits(codes, kept) {
            people.fault(row, Column::Code.as_str(), misfit);
        }
        if !people.faults.is_empty() {
            people.faults.sort_by_key(|fault| fault.row);
            return Err(Failure::Table {
                faults: people.faults,
            });
        }
        let is_news = |person: &Person| known.get(&person.code) != Some(person);
        Ok(people.rows.into_iter().filter(is_news).collect())
    }
}

/// Codes of rows whose code or kind could not be read.
fn vague(plan: &Rows<Subject>) -> BTreeSet<String> {
    let unread = |fault: &&TableFault| {
        matches!(fault.column.as_str(), "kind" | "code") && matches!(fault.what, TableFlaw::Row(_))
    };
    let lines: BTreeSet<usize> = plan
        .faults
        .iter()
        .filter(unread)
        .map(|fault| fault.row)
        .collect();
    let rows = plan.rows.iter().zip(&plan.lines);
    rows.filter(|(_, line)| lines.contains(line))
        .map(|(subject, _)| subject.code.clone())
        .collect()
}

fn read_table(file: &Path) -> Result<Table, Failure> {
    let bytes = outside::read(file, table::MOST_BYTES)?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    table::read(&name, &bytes).map_err(|error| Failure::unreadable_table(file, error))
}

/// The id of a variant written by id or by name; a name that several groups use is no answer.
pub(super) fn variant_id(list: &Checklist, text: &str) -> String {
    let variant = Variant::written(&list.variants, text);
    variant.map_or_else(|| text.to_owned(), |variant| variant.id.clone())
}
