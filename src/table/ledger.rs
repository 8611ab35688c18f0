//! The ledger of projects that headquarters keeps: rows with the region, the company and the type of each,
//! and which row is of which project. A project is known by its id; by its code only where no other has it.

use super::book::Book;
use super::fault::TableFault;
use super::layout::Layout;
use super::reading::RowReading;
use super::rows::{self, Rows};
use crate::domain::misfit::{Misfit, Unmatched};
use crate::text::table;
use std::collections::{BTreeMap, BTreeSet};

/// What the ledger says of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerRow {
    /// The project's id; empty where the row goes by the code.
    pub pid: String,
    /// Its code.
    pub code: String,
    /// 地区.
    pub region: String,
    /// 公司.
    pub company: String,
    /// 类型.
    pub kind: String,
}

/// The ledger held against the projects that there are.
#[derive(Clone, Debug, Default)]
pub struct LedgerFound {
    /// The row of each project, by its id.
    pub rows: BTreeMap<String, LedgerRow>,
    /// Rows of projects that are not there.
    pub missing: Vec<LedgerRow>,
    /// Projects without a row.
    pub unlisted: Vec<String>,
    /// Rows that could not be taken as they are, each in its place.
    pub faults: Vec<TableFault>,
}

impl LedgerRow {
    /// What the row calls the project.
    pub fn name(&self) -> &str {
        match self.code.is_empty() {
            true => &self.pid,
            false => &self.code,
        }
    }
}

/// The rows of a ledger; ids and codes that stand twice are faults.
pub fn read(book: Book) -> Rows<LedgerRow> {
    let layout = Layout::of(&table::LEDGER, &[]).with_one_of(&["pid", "code"]);
    let mut rows = rows::read(book, &layout, row);
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (at, one) in rows.rows.clone().into_iter().enumerate() {
        let (key, named) = match one.pid.is_empty() {
            true => ("code", one.code),
            false => ("pid", one.pid),
        };
        match seen.get(&(key, named.clone())) {
            _ if named.is_empty() => {}
            Some(first) => rows.fault(at, key, Misfit::Twice(*first)),
            None => drop(seen.insert((key, named), at)),
        }
    }
    rows
}

fn row(reading: &mut RowReading) -> LedgerRow {
    let row = LedgerRow {
        pid: reading.code("pid"),
        code: reading.code("code"),
        region: reading.text("region"),
        company: reading.text("company"),
        kind: reading.text("type"),
    };
    if row.pid.is_empty() && row.code.is_empty() {
        reading.fault("pid", Misfit::Empty);
    }
    row
}

impl LedgerFound {
    /// Of rows without faults, and projects by their ids, each with its code.
    pub fn of(mut rows: Rows<LedgerRow>, projects: &BTreeMap<&str, &str>) -> Self {
        let mut pids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (pid, code) in projects {
            pids.entry(code).or_default().push(pid);
        }
        let mut found = Self::default();
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for (at, row) in rows.rows.clone().into_iter().enumerate() {
            let (pid, fault) = meant(&row, projects, &pids);
            if let Some((key, misfit)) = fault {
                rows.fault(at, key, misfit);
            }
            match pid {
                None if pids.contains_key(row.code.as_str()) && row.pid.is_empty() => {}
                None => found.missing.push(row),
                Some(pid) => match taken.get(pid) {
                    Some(first) => rows.fault(at, "code", Misfit::Twice(*first)),
                    None => {
                        taken.insert(pid.to_owned(), at);
                        found.rows.insert(pid.to_owned(), row);
                    }
                },
            }
        }
        let listed: BTreeSet<&str> = found.rows.keys().map(String::as_str).collect();
        let unlisted = projects.keys().filter(|pid| !listed.contains(*pid));
        found.unlisted = unlisted.map(|pid| (*pid).to_owned()).collect();
        found.faults = rows.sorted();
        found
    }
}

/// The project that a row means, and what is wrong with how it says so.
fn meant<'a>(
    row: &LedgerRow,
    projects: &BTreeMap<&'a str, &'a str>,
    pids: &BTreeMap<&'a str, Vec<&'a str>>,
) -> (Option<&'a str>, Option<(&'static str, Misfit)>) {
    let (pid, code) = (row.pid.as_str(), row.code.as_str());
    if pid.is_empty() {
        let owned = |pids: &[&str]| pids.iter().map(|pid| (*pid).to_owned()).collect();
        return match pids.get(code).map(Vec::as_slice) {
            None => (
                None,
                Some((
                    "code",
                    Misfit::Unmatched(Unmatched::Nowhere(code.to_owned())),
                )),
            ),
            Some([one]) => (Some(one), None),
            Some(many) => {
                let several = Misfit::Unmatched(Unmatched::Several(code.to_owned(), owned(many)));
                (None, Some(("code", several)))
            }
        };
    }
    match projects.get_key_value(pid) {
        None => (
            None,
            Some(("pid", Misfit::Unmatched(Unmatched::Nowhere(pid.to_owned())))),
        ),
        Some((pid, own)) if !code.is_empty() && code != *own => {
            let other = Misfit::Unmatched(Unmatched::OtherCode((*own).to_owned()));
            (Some(pid), Some(("code", other)))
        }
        Some((pid, _)) => (Some(pid), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::book;
    use crate::table::fault::TableFlaw;

    fn ledger(text: &str) -> Rows<LedgerRow> {
        read(book::read("台账.csv", text.as_bytes(), 100).unwrap())
    }

    /// Row, heading and what is wrong.
    fn told(faults: &[TableFault]) -> Vec<(usize, &str, &TableFlaw)> {
        let each = faults.iter();
        each.map(|one| (one.row, one.column.heading.as_str(), &one.what))
            .collect()
    }

    #[test]
    fn all_faults_of_a_ledger_are_told_at_once_each_in_its_place() {
        let rows = ledger("工程标识,项目编号,区域\np1,A,东\n,,西\np1,B,东\n,C,\n,C,\n");
        let twin = |row| TableFlaw::Twin {
            sheet: String::new(),
            row,
            spelt: None,
        };
        let faults = rows.sorted();
        let empty = TableFlaw::Row(Misfit::Empty);
        assert_eq!(
            told(&faults),
            [
                (3, "工程标识", &empty),
                (4, "工程标识", &twin(2)),
                (6, "项目编号", &twin(5)),
            ]
        );
        let faults = ledger("地区,公司\n东,一局\n").sorted();
        let missing = |what: &TableFlaw| match what {
            TableFlaw::NoColumns { missing, .. } => missing.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(missing(&faults[0].what), ["工程标识 / 工程编号"]);
    }

    #[test]
    fn a_project_is_known_by_its_id_and_by_a_code_only_where_no_other_has_it() {
        let rows = ledger(
            "pid,code,region,company,type\np1,,东,一局,住宅\n,B,西,,\n,T,南,,\n,X,北,,\np4,old,东,,\n,A,又,,\n",
        );
        let projects = [
            ("p1", "A"),
            ("p2", "B"),
            ("p3", "T"),
            ("p4", "D"),
            ("p5", "T"),
        ];
        let found = LedgerFound::of(rows, &projects.into());
        let regions: Vec<(&str, &str)> = { found.rows.iter() }
            .map(|(pid, row)| (pid.as_str(), row.region.as_str()))
            .collect();
        assert_eq!(regions, [("p1", "东"), ("p2", "西"), ("p4", "东")]);
        let missing: Vec<&str> = found.missing.iter().map(LedgerRow::name).collect();
        assert_eq!(
            (missing, found.unlisted),
            (vec!["X"], vec!["p3".to_owned(), "p5".to_owned()])
        );
        let several = Misfit::Unmatched(Unmatched::Several(
            "T".into(),
            vec!["p3".into(), "p5".into()],
        ));
        let twin = TableFlaw::Twin {
            sheet: String::new(),
            row: 2,
            spelt: None,
        };
        assert_eq!(
            told(&found.faults),
            [
                (4, "code", &TableFlaw::Row(several)),
                (
                    5,
                    "code",
                    &TableFlaw::Row(Misfit::Unmatched(Unmatched::Nowhere("X".into())))
                ),
                (
                    6,
                    "code",
                    &TableFlaw::Row(Misfit::Unmatched(Unmatched::OtherCode("D".into())))
                ),
                (7, "code", &twin),
            ]
        );
    }
}
