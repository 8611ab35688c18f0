//! Importing project and people tables: what would change, or every fault with its place; nothing
//! is imported unless all is right.

use crate::checklist::division_plan;
use crate::domain::checklist::Variant;
use crate::domain::listed::Listed;
use crate::domain::misfit::{Column, Misfit};
use crate::domain::subject::Subject;
use crate::domain::tree;
use crate::domain::{Checklist, Person};
use crate::failure::Failure;
use crate::table::book::{self, Book};
use crate::table::rows::Rows;
use crate::table::{divisions, people, subjects};
use crate::text::amount;
use crate::text::table::note::Note;
use crate::workspace::{Command, Done, Workspace, outside};
use std::collections::{BTreeMap, BTreeSet};
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
    /// What there is to tell of the reading.
    pub notes: Vec<Note>,
}

/// What importing a people table would change.
#[derive(Clone, Debug, Default)]
pub struct PeopleDifference {
    /// New people.
    pub added: Vec<Person>,
    /// Changed people: as they are, as they will be.
    pub changed: Vec<(Person, Person)>,
    /// People who stay as they are.
    pub same: usize,
    /// How many of the list the table does not name; they stay.
    pub absent: usize,
    /// What there is to tell of the reading.
    pub notes: Vec<Note>,
}

impl PeopleDifference {
    /// The people to record.
    pub fn people(&self) -> Vec<Person> {
        let changed = self.changed.iter().map(|(_, new)| new.clone());
        self.added.iter().cloned().chain(changed).collect()
    }

    /// Whether a person ought to look at it before it is done: somebody in the list becomes another, or
    /// something was left out that may belong to it.
    pub fn is_surprising(&self) -> bool {
        !self.changed.is_empty() || self.notes.iter().any(Note::is_doubtful)
    }
}

impl PlanDifference {
    /// How many new lots come after others, and how many were given to a crew.
    pub fn offered(&self) -> [usize; 2] {
        let of = |given: fn(&Subject) -> bool| self.added.iter().filter(|lot| given(lot)).count();
        [
            of(|lot| !lot.after.is_empty()),
            of(|lot| !lot.crew.is_empty()),
        ]
    }

    /// The subjects to record, parents first.
    pub fn subjects(&self) -> Vec<Subject> {
        let changed = self.changed.iter().map(|(_, new)| new.clone());
        self.added.iter().cloned().chain(changed).collect()
    }
}

impl Workspace {
    /// What a project table would change, or every fault in it. Nothing is changed yet.
    pub fn read_plan(&self, file: &Path) -> Result<PlanDifference, Failure> {
        let book = read_book(file)?;
        let mut plan = match divisions::is_one(&book) {
            true => self.grown(divisions::read(book))?,
            false => subjects::read(book),
        };
        self.name_lists(&mut plan);
        self.compare(plan)
    }

    /// The tree that the rows of a division table describe.
    fn grown(&self, rows: Rows<Listed>) -> Result<Rows<Subject>, Failure> {
        let grown = division_plan::grow(&self.library, self.entered()?, &rows.rows);
        let lots = rows.rows.len();
        let mut plan = rows.made_into(grown.subjects);
        plan.notes.push(Note::Division {
            lots,
            unlisted: grown.unlisted,
        });
        Ok(plan)
    }

    /// Writes checklists and variants as they are kept, and looks whether capacities have their units.
    fn name_lists(&self, plan: &mut Rows<Subject>) {
        let mut strange = Vec::new();
        // A name that none has is looked for among all: once, however many rows have it.
        let mut meant = BTreeMap::new();
        for (at, subject) in plan.rows.iter_mut().enumerate() {
            let written = std::mem::take(&mut subject.checklist);
            let list = meant.entry(written);
            let list = list.or_insert_with_key(|written| self.list_meant(written));
            subject.checklist.clone_from(list);
            let Some(pinned) = self.library.rulebook.checklists.get(&subject.checklist) else {
                continue;
            };
            let ids = subject.variants.iter();
            let ids = ids.map(|variant| variant_id(&pinned.checklist, variant));
            subject.variants = ids.collect();
            let unit = pinned.checklist.capacity_unit.clone();
            strange.extend(unit.map(|unit| (at, unit)));
        }
        for (at, unit) in strange {
            let written = plan.unit(at).to_owned();
            if ![&unit.zh, &unit.en]
                .iter()
                .any(|unit| amount::agree(unit, &written))
            {
                plan.fault(
                    at,
                    Column::Capacity.as_str(),
                    Misfit::OtherUnit(written, unit),
                );
            }
        }
    }

    /// What rows would change, or every fault in them.
    pub(super) fn compare(&self, mut plan: Rows<Subject>) -> Result<PlanDifference, Failure> {
        tree::refer(self.entered()?, &mut plan.rows);
        self.find_misfits(&mut plan)?;
        if !plan.faults.is_empty() {
            return Err(Failure::Table {
                faults: plan.sorted(),
            });
        }
        let mut difference = self.difference(plan.rows)?;
        difference.notes = plan.notes;
        Ok(difference)
    }

    /// Rows against each other, the project and the rules; where a code or a kind could not be
    /// read, what hangs together with it is not complained about.
    fn find_misfits(&self, plan: &mut Rows<Subject>) -> Result<(), Failure> {
        let unread = |at: &usize| plan.is_faulty(*at, "code") || plan.is_faulty(*at, "kind");
        let vague = (0..plan.rows.len()).filter(unread);
        let vague = vague.filter_map(|at| plan.rows.get(at));
        let vague: BTreeSet<String> = vague.map(|subject| subject.code.clone()).collect();
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

    /// What a people table would change, or every fault in it. Nothing is changed yet.
    pub fn read_people(&self, file: &Path) -> Result<PeopleDifference, Failure> {
        let known = &self.entered()?.people;
        let mut people = people::read(read_book(file)?);
        let codes = people.rows.iter().map(|person| person.code.as_str());
        let kept = known.keys().map(String::as_str);
        for (row, misfit) in tree::code_misfits(codes, kept) {
            people.fault(row, Column::Code.as_str(), misfit);
        }
        if !people.faults.is_empty() {
            return Err(Failure::Table {
                faults: people.sorted(),
            });
        }
        let mut difference = PeopleDifference {
            notes: people.notes,
            ..PeopleDifference::default()
        };
        let named: BTreeSet<&String> = people.rows.iter().map(|person| &person.code).collect();
        difference.absent = known.keys().filter(|code| !named.contains(code)).count();
        for person in people.rows {
            match known.get(&person.code) {
                None => difference.added.push(person),
                Some(known) if *known != person => {
                    difference.changed.push((known.clone(), person));
                }
                Some(_) => difference.same += 1,
            }
        }
        Ok(difference)
    }

    /// Adds people to the list, or changes those of the same code. Gives how many were new or changed.
    pub fn apply_people(&mut self, difference: &PeopleDifference) -> Result<usize, Failure> {
        match self.execute(Command::ListPeople(difference.people()))? {
            Done::Recorded(count) => Ok(count),
            _ => Ok(0),
        }
    }
}

pub(in crate::workspace) fn read_book(file: &Path) -> Result<Book, Failure> {
    let bytes = outside::read(file, book::MOST_BYTES)?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    book::read(&name, &bytes, book::MOST_ROWS)
        .map_err(|error| Failure::unreadable_table(file, error))
}

/// The id of a variant written by id or by name; a name that several groups use is no answer.
pub(in crate::workspace) fn variant_id(list: &Checklist, text: &str) -> String {
    let variant = Variant::written(&list.variants, text);
    variant.map_or_else(|| text.to_owned(), |variant| variant.id.clone())
}
