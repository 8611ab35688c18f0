//! Project and people tables: rows become subjects and persons, or every fault is named with its
//! sheet, row and column, and nothing happens.

use super::{Command, Done, Workspace, outside};
use crate::domain::subject::{Kind, Scale, Subject};
use crate::domain::tree::{self, Column, Misfit};
use crate::domain::{Checklist, Decimal, Person, Role};
use crate::failure::Failure;
use crate::sync::columns::{Columns, find_columns};
use crate::sync::table::{self, Encoding, Row, Table};
use crate::text::Lang;
use crate::text::number;
use crate::text::words;
use std::collections::BTreeSet;
use std::path::Path;

/// A code or a word of a table is no longer than this.
const LONGEST: usize = 200;
/// Headings of the people table.
const PEOPLE: [(&str, &str); 5] = [
    ("code", "编号"),
    ("name", "姓名"),
    ("role", "岗位"),
    ("org", "单位"),
    ("crew", "班组"),
];

/// A fault of a table, where the user will find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// The sheet; empty for CSV.
    pub sheet: String,
    /// The row as the user sees it, from 1.
    pub row: usize,
    /// The column's heading.
    pub column: String,
    /// What is wrong.
    pub what: TableFlaw,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFlaw {
    /// A cell that cannot be taken as it is.
    Cell(table::Flaw),
    /// A row that does not fit; for a code that stands twice, the row it stands in first.
    Row(Misfit),
    /// A column that must be there is not.
    NoColumn,
    /// A heading stands twice.
    TwoColumns,
}

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
        let (table, columns) = read_table(
            file,
            &Column::ALL.map(|(_, en, zh)| (en, zh)),
            &["code", "kind", "name"],
        )?;
        let mut faults = Vec::new();
        let mut vague = BTreeSet::new();
        let mut rows = Vec::new();
        for row in &table.rows {
            let mut reading = Reading::new(&table, &columns, row);
            let subject = subject(&mut reading);
            if reading
                .faults
                .iter()
                .any(|fault| fault.column == Column::Kind.as_str())
            {
                vague.insert(subject.code.clone());
            }
            faults.append(&mut reading.faults);
            rows.push(subject);
        }
        self.name_variants(&mut rows);
        faults.extend(self.misfits(&table, &rows, &vague)?);
        if !faults.is_empty() {
            faults.sort_by_key(|fault| fault.row);
            return Err(Failure::Table { faults });
        }
        let mut difference = self.difference(rows)?;
        difference.unknown_columns = unknown(&table, &columns);
        difference.guessed_encoding = table.decoded == Encoding::Gb18030;
        Ok(difference)
    }

    /// Rows against each other, the project and the rules; where a kind could not be read, what
    /// hangs together with it is not complained about.
    fn misfits(
        &self,
        table: &Table,
        rows: &[Subject],
        vague: &BTreeSet<String>,
    ) -> Result<Vec<TableFault>, Failure> {
        let found = tree::faults(self.entered()?, &self.library.rulebook, rows);
        let line = |row: usize| table.rows.get(row).map_or(0, |row| row.line);
        let concerned = |fault: &&tree::RowFault| {
            let subject = rows.get(fault.row);
            let unsure = subject.is_some_and(|subject| {
                vague.contains(&subject.code) || vague.contains(&subject.parent)
            });
            !(unsure
                && matches!(
                    fault.column,
                    Column::Parent | Column::Kind | Column::Checklist
                ))
        };
        let empty_code = |fault: &&tree::RowFault| {
            rows.get(fault.row)
                .is_none_or(|subject| !subject.code.is_empty())
        };
        let faults = found
            .iter()
            .filter(concerned)
            .filter(empty_code)
            .map(|fault| TableFault {
                sheet: table.sheet.clone(),
                row: line(fault.row),
                column: fault.column.as_str().to_owned(),
                what: TableFlaw::Row(match &fault.misfit {
                    Misfit::Twice(first) => Misfit::Twice(line(*first)),
                    other => other.clone(),
                }),
            });
        Ok(faults.collect())
    }

    /// Variants may be written as people call them; they are kept by id.
    fn name_variants(&self, rows: &mut [Subject]) {
        for subject in rows {
            if let Some(pinned) = self.library.rulebook.checklists.get(&subject.checklist) {
                subject
                    .variants
                    .iter_mut()
                    .for_each(|variant| *variant = variant_id(&pinned.checklist, variant));
            }
        }
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
        let (table, columns) = read_table(file, &PEOPLE, &["code", "name", "role"])?;
        let (mut people, mut faults) = (Vec::new(), Vec::new());
        let mut first: std::collections::BTreeMap<String, usize> = Default::default();
        for row in &table.rows {
            let mut reading = Reading::new(&table, &columns, row);
            let person = person(&mut reading);
            if let Some(earlier) = first
                .insert(person.code.clone(), row.line)
                .filter(|_| !person.code.is_empty())
            {
                reading.fault("code", Misfit::Twice(earlier));
            }
            faults.append(&mut reading.faults);
            people.push(person);
        }
        if !faults.is_empty() {
            return Err(Failure::Table { faults });
        }
        let known = &self.entered()?.people;
        people.retain(|person| known.get(&person.code) != Some(person));
        Ok(people)
    }
}

fn read_table(
    file: &Path,
    wanted: &[(&'static str, &'static str)],
    needed: &[&str],
) -> Result<(Table, Columns), Failure> {
    let bytes = outside::read(file, table::MOST_BYTES)?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let table =
        table::read(&name, &bytes).map_err(|error| Failure::unreadable_table(file, error))?;
    let columns = find_columns(&table.header, wanted);
    let header = |column: &str, what| TableFault {
        sheet: table.sheet.clone(),
        row: 1,
        column: column.to_owned(),
        what,
    };
    let missing = columns
        .missing
        .iter()
        .filter(|name| needed.contains(name))
        .map(|name| header(name, TableFlaw::NoColumn));
    let double = columns
        .duplicate
        .iter()
        .map(|(name, ..)| header(name, TableFlaw::TwoColumns));
    let faults: Vec<TableFault> = missing.chain(double).collect();
    if faults.is_empty() {
        Ok((table, columns))
    } else {
        Err(Failure::Table { faults })
    }
}

fn unknown(table: &Table, columns: &Columns) -> Vec<String> {
    columns
        .unknown
        .iter()
        .filter_map(|at| table.header.get(*at))
        .cloned()
        .collect()
}

/// One row being read: its cells by heading, and its faults.
struct Reading<'a> {
    sheet: &'a str,
    columns: &'a Columns,
    row: &'a Row,
    faults: Vec<TableFault>,
}

impl<'a> Reading<'a> {
    fn new(table: &'a Table, columns: &'a Columns, row: &'a Row) -> Self {
        Self {
            sheet: &table.sheet,
            columns,
            row,
            faults: Vec::new(),
        }
    }

    fn fault(&mut self, column: &str, misfit: Misfit) {
        self.faults.push(TableFault {
            sheet: self.sheet.to_owned(),
            row: self.row.line,
            column: column.to_owned(),
            what: TableFlaw::Row(misfit),
        });
    }

    fn text(&mut self, column: &'static str) -> String {
        let text = self.columns.text(self.row, column).to_owned();
        if text.chars().count() > LONGEST {
            self.fault(column, Misfit::TooLong(LONGEST));
        }
        text
    }

    fn needed(&mut self, column: &'static str) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.fault(column, Misfit::Empty);
        }
        text
    }

    /// What a cell means, if anything stands there.
    fn meaning<T>(
        &mut self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
        misfit: fn(String) -> Misfit,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let meaning = read(&text);
        if meaning.is_none() {
            self.fault(column, misfit(text));
        }
        meaning
    }
}

fn subject(reading: &mut Reading) -> Subject {
    let variants = reading.text("variants");
    let list = variants
        .split([';', '；', ',', '，', '、'])
        .map(str::trim)
        .filter(|word| !word.is_empty());
    if reading.text("kind").is_empty() {
        reading.fault("kind", Misfit::Empty);
    }
    Subject {
        code: reading.needed("code"),
        parent: reading.text("parent"),
        kind: reading
            .meaning("kind", kind, Misfit::NotAKind)
            .unwrap_or(Kind::Lot),
        name: reading.needed("name"),
        checklist: reading.text("checklist"),
        variants: list.map(str::to_owned).collect(),
        crew: reading.text("crew"),
        location: reading.text("location"),
        capacity: reading.meaning("capacity", count, Misfit::NotACount),
        area_m2: reading.meaning("area_m2", area, Misfit::NotAnArea),
        scale: reading.meaning("scale", scale, Misfit::NotAScale),
    }
}

fn person(reading: &mut Reading) -> Person {
    if reading.text("role").is_empty() {
        reading.fault("role", Misfit::Empty);
    }
    Person {
        code: reading.needed("code"),
        name: reading.needed("name"),
        role: reading
            .meaning("role", role, Misfit::NotARole)
            .unwrap_or(Role::Worker),
        org: reading.text("org"),
        crew: reading.text("crew"),
    }
}

fn same(text: &str, words: [&str; 2]) -> bool {
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn kind(text: &str) -> Option<Kind> {
    let named = |kind: &Kind| same(text, [kind.as_str(), words::kind(Lang::Zh, *kind)]);
    Kind::ALL.into_iter().find(named)
}

fn role(text: &str) -> Option<Role> {
    let named = |role: &Role| same(text, [role.as_str(), words::role(Lang::Zh, *role)]);
    Role::ALL.into_iter().find(named)
}

fn scale(text: &str) -> Option<Scale> {
    let named = |scale: &Scale| same(text, [scale.as_str(), words::scale(Lang::Zh, *scale)]);
    [Scale::LargeMedium, Scale::Other].into_iter().find(named)
}

fn count(text: &str) -> Option<u64> {
    number::plain(text).parse().ok().filter(|count| *count > 0)
}

fn area(text: &str) -> Option<Decimal> {
    Decimal::parse(&number::plain(text))
        .ok()
        .filter(|area| area.micro() >= 0)
}

fn variant_id(list: &Checklist, text: &str) -> String {
    let named = list.variants.iter().find(|variant| {
        [&variant.id, &variant.zh, &variant.en]
            .iter()
            .any(|word| *word == text)
    });
    named.map_or_else(|| text.to_owned(), |variant| variant.id.clone())
}
