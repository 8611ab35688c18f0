//! Rows of the project and people tables as subjects and persons, with every fault in its place.
//! Whether they fit the project is decided elsewhere.

use super::columns::{Columns, find_columns};
use super::listing::Misentry;
use super::table::{self, Row, Table};
use crate::domain::flaw::Flaw;
use crate::domain::subject::{Kind, Scale, Subject};
use crate::domain::tree::{Column, Misfit};
use crate::domain::{Decimal, Person, Quantity, Role};
use crate::text::{Lang, number, words};

/// A code or a word of a table is no longer than this.
const LONGEST: usize = 200;
/// A list of variants may be longer: some forms offer dozens.
const LONGEST_LIST: usize = 4_000;
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
    /// An entry of a checklist that cannot be taken.
    Entry(Misentry),
    /// An entry that the rules of checklists do not allow.
    Rule(Flaw),
}

/// Rows with what was found wrong in them: row `i` of `rows` stands on line `lines[i]`.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// The sheet; empty for CSV.
    pub sheet: String,
    /// What the rows say, as far as it could be read.
    pub rows: Vec<T>,
    /// The row numbers as the user sees them.
    pub lines: Vec<usize>,
    /// Faults.
    pub faults: Vec<TableFault>,
    /// Headings nobody asked for.
    pub unknown: Vec<String>,
}

impl<T> Rows<T> {
    /// Adds a fault of the row at this place; other rows that it names are numbered as the user sees them.
    pub fn fault(&mut self, at: usize, column: &str, misfit: Misfit) {
        let misfit = match misfit {
            Misfit::Twice(first) => Misfit::Twice(self.line(first)),
            Misfit::Alike(first, code) => Misfit::Alike(self.line(first), code),
            other => other,
        };
        self.faults.push(TableFault {
            sheet: self.sheet.clone(),
            row: self.line(at),
            column: column.to_owned(),
            what: TableFlaw::Row(misfit),
        });
    }

    /// The row number as the user sees it.
    pub fn line(&self, at: usize) -> usize {
        self.lines.get(at).copied().unwrap_or_default()
    }
}

/// The subjects of a project table.
pub fn subjects(table: &Table) -> Rows<Subject> {
    let wanted = Column::ALL.map(|(_, english, chinese)| (english, chinese));
    read(table, &wanted, &["code", "kind", "name"], subject)
}

/// The persons of a people table.
pub fn people(table: &Table) -> Rows<Person> {
    read(table, &PEOPLE, &["code", "name", "role"], person)
}

fn read<T>(
    table: &Table,
    wanted: &[(&'static str, &'static str)],
    needed: &[&str],
    row: fn(&mut Reading) -> T,
) -> Rows<T> {
    let columns = find_columns(&table.header, wanted);
    let mut rows = Rows {
        sheet: table.sheet.clone(),
        rows: Vec::new(),
        lines: table.rows.iter().map(|row| row.line).collect(),
        faults: header_faults(table, &columns, needed),
        unknown: columns
            .unknown
            .iter()
            .filter_map(|at| table.header.get(*at))
            .cloned()
            .collect(),
    };
    if !rows.faults.is_empty() {
        return rows;
    }
    for line in &table.rows {
        let mut reading = Reading::new(table, &columns, line);
        rows.rows.push(row(&mut reading));
        rows.faults.append(&mut reading.faults);
    }
    rows
}

fn header_faults(table: &Table, columns: &Columns, needed: &[&str]) -> Vec<TableFault> {
    let fault = |column: &str, what| TableFault {
        sheet: table.sheet.clone(),
        row: 1,
        column: column.to_owned(),
        what,
    };
    let missing = columns.missing.iter().filter(|name| needed.contains(name));
    let missing = missing.map(|name| fault(name, TableFlaw::NoColumn));
    let double = columns
        .duplicate
        .iter()
        .map(|(name, ..)| fault(name, TableFlaw::TwoColumns));
    missing.chain(double).collect()
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
        let longest = if column == "variants" {
            LONGEST_LIST
        } else {
            LONGEST
        };
        if text.chars().count() > longest {
            self.fault(column, Misfit::TooLong(longest));
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
        .split([';', '；'])
        .map(str::trim)
        .filter(|word| !word.is_empty());
    if reading.text("kind").is_empty() {
        reading.fault("kind", Misfit::Empty);
    }
    Subject {
        code: reading.needed("code"),
        parent: reading.text("parent"),
        after: reading.text("after"),
        chain: reading.text("chain"),
        kind: reading
            .meaning("kind", kind, Misfit::NotAKind)
            .unwrap_or(Kind::Lot),
        name: reading.needed("name"),
        checklist: reading.text("checklist"),
        variants: list.map(str::to_owned).collect(),
        crew: reading.text("crew"),
        location: reading.text("location"),
        capacity: reading.meaning("capacity", quantity, Misfit::NotACount),
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

fn quantity(text: &str) -> Option<Quantity> {
    Quantity::parse(&number::plain(text))
}

fn area(text: &str) -> Option<Decimal> {
    Decimal::parse(&number::plain(text))
        .ok()
        .filter(|area| area.micro() >= 0)
}
