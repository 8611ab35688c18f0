//! What people and other programs read beside the records of an export: facts, rates, and who answers for what, as
//! lines, CSV and XLSX. The records are gone through twice for all of them together: what is usual has to be known
//! before anybody can tell what is not.

use super::facts::{BESIDE, heads};
use crate::domain::{CheckRecord, Checklist, Project};
use crate::failure::{Doing, Failure};
use crate::rates::plausible::{ReadingSheet, Reference};
use crate::rates::responsibility::{
    self as counting, FoundItems, Pairs, ResponsibilityAsked, ResponsibilityTable, ResponsibleParty,
};
use crate::rates::{By, Query, Targets, rates};
use crate::report::column::Sheet;
use crate::report::csv::{self, CsvReader};
use crate::report::facts::v2::{self, FactFiles, FactMedium, FactsOf};
use crate::report::facts::{self, Facts};
use crate::report::spool::MadeFile;
use crate::report::{self, plausible, rates_xlsx, responsibility, xlsx};
use crate::store::Soundness;
use crate::text::words::SchemeName;
use crate::text::{Lang, sheet};
use crate::workspace::Workspace;
use crate::workspace::enter::walk::RecordWalk;
use anyhow::Context;
use std::io;

/// Files by name.
type NamedFiles = Vec<(String, MadeFile)>;
/// The figures of one kind of those who answer for lots.
type DutyTable = (ResponsibleParty, ResponsibilityTable);

/// The form of the tables of version 2 beside records.
const BESIDE_AS: FactMedium = FactMedium::JsonLines;

/// What is made of the records themselves, while they pass by.
struct FromRecords<'a> {
    project: &'a Project,
    /// The readings of version 1 of the facts.
    readings: Facts,
    /// The tables of version 2.
    beside: FactFiles,
    pairs: [Pairs<'a>; 3],
    usual: Reference,
}

impl FromRecords<'_> {
    fn take(&mut self, of: (&str, &CheckRecord, &Checklist)) -> io::Result<()> {
        let (id, check, list) = of;
        let found = FoundItems::of(check, list);
        self.pairs.iter_mut().for_each(|pairs| pairs.take(&found));
        let sheet = ReadingSheet::of_lot(self.project, (id, check), list);
        self.usual.take(&sheet);
        facts::readings(&mut self.readings, &self.project.head.code, check, list)?;
        v2::of_check(self.project, of, false, &mut self.beside)
    }
}

impl Workspace {
    /// The files of facts and rates, by name.
    pub(super) fn summaries(&self, lang: Lang) -> Result<NamedFiles, Failure> {
        let project = self.entered()?;
        let mut made = FromRecords {
            project,
            readings: Facts::new(self.soundness() != Soundness::Sound),
            beside: self.begun_beside(project)?,
            pairs: ResponsibleParty::ALL.map(|by| Pairs::new(project, &of_all(by))),
            usual: Reference::default(),
        };
        let nowhere = &mut |_, _| {};
        let mut walk = RecordWalk::new(self, 2, nowhere);
        let mut written = Ok(());
        walk.each(&mut |id, check, list| {
            if written.is_ok() {
                written = made.take((id, check, list));
            }
        })?;
        written.map_err(Failure::internal)?;
        let mut files = self.facts(project, made.readings)?;
        files.extend(beside(made.beside)?);
        files.extend(self.rate_files(project, lang)?);
        let tables = self.duty_tables(project, made.pairs);
        let odd = self.unusual(&made.usual.settle(), &mut walk)?;
        let names = plausible::PlausibleNames {
            project,
            rulebook: &self.library.rulebook,
            lang,
        };
        let odd = plausible::columns(lang, &plausible::rows(&names, &odd)).sheet();
        files.extend(self.duties(project, (&tables, odd), lang)?);
        Ok(files)
    }

    /// The tables of version 1, one JSON object a line.
    fn facts(&self, project: &Project, read: Facts) -> Result<NamedFiles, Failure> {
        let wrong = |error: io::Error| Failure::internal(error);
        let unverified = self.soundness() != Soundness::Sound;
        let mut tables = facts::TABLES.map(|_| Facts::new(unverified));
        let [projects, subjects, checks, readings, issues] = &mut tables;
        facts::projects(projects, project).map_err(wrong)?;
        facts::subjects(subjects, project, &self.library.rulebook).map_err(wrong)?;
        facts::checks(checks, project).map_err(wrong)?;
        facts::issues(issues, project).map_err(wrong)?;
        *readings = read;
        let named = facts::TABLES.iter().zip(tables);
        let file = |(name, table): (&&str, Facts)| {
            let file = table.done().map_err(wrong)?;
            Ok((format!("{name}.jsonl"), file))
        };
        named.map(file).collect()
    }

    /// The tables of version 2, as far as they are made of the state.
    fn begun_beside(&self, project: &Project) -> Result<FactFiles, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let mut files = FactFiles::new(BESIDE_AS, true, false).map_err(Failure::internal)?;
        files.begin(open.store.pid());
        let of = FactsOf {
            project,
            rulebook: &self.library.rulebook,
            pinned: &|pin| self.pinned(pin).ok(),
            heads: &heads(open.store.reader()),
            unverified: self.soundness() != Soundness::Sound,
            made_at: self.clock.now(),
        };
        v2::write(&of, &mut files).map_err(Failure::internal)?;
        Ok(files)
    }

    /// Both rates: a CSV, and a workbook of several tables.
    fn rate_files(&self, project: &Project, lang: Lang) -> Result<NamedFiles, Failure> {
        let targets = Targets::of(&project.head);
        let scheme = self.library.scheme_name(&project.head.scheme, lang);
        let heading = self.heading(project, &scheme, &targets);
        let by = |by| {
            rates(
                project,
                &Query {
                    by,
                    ..Query::default()
                },
            )
        };
        let all = by(None);
        let sheet = report::rates::sheet(&all, None, &heading, lang);
        let book = rates_xlsx::RatesBook {
            heading,
            all: &all,
            by_month: &by(Some(By::Month)),
            by_crew: &by(Some(By::Crew)),
            by_trade: &by(Some(By::Trade)),
            by_building: &by(Some(By::Building)),
        };
        let workbook = rates_xlsx::xlsx(&book, lang).context(Doing::Making("rates.xlsx"));
        let workbook = workbook.map_err(Failure::internal)?;
        Ok(vec![
            lines("rates.csv", &sheet),
            ("rates.xlsx".to_owned(), workbook.into()),
        ])
    }

    /// The figures of all who answer for lots.
    fn duty_tables(&self, project: &Project, pairs: [Pairs<'_>; 3]) -> Vec<DutyTable> {
        let parties = ResponsibleParty::ALL.into_iter().zip(pairs);
        let table = |(by, pairs)| {
            let table = counting::table(project, &of_all(by), pairs, self.today());
            (by, table)
        };
        parties.map(table).collect()
    }

    /// Who answers for what, and what ought to be measured again: a CSV each, and one workbook.
    fn duties(
        &self,
        project: &Project,
        (tables, odd): (&[DutyTable], Sheet),
        lang: Lang,
    ) -> Result<NamedFiles, Failure> {
        let below = project.head.agreed.veto_below.as_ref();
        let marked = |sheet: Sheet| match self.soundness() {
            Soundness::Sound => sheet,
            Soundness::Damaged | Soundness::Unreadable => sheet.noted(sheet::unverified(lang)),
        };
        let mut sheets: Vec<(&str, Sheet)> = Vec::new();
        let mut files = NamedFiles::new();
        for (by, table) in tables {
            let counts = responsibility::counts(table, *by, below, lang);
            let sheet = marked(counts.sheet());
            files.push(lines(
                &format!("responsibility-{}.csv", by.as_str()),
                &sheet,
            ));
            sheets.push((responsibility::party(*by)(lang), sheet));
        }
        let odd = marked(odd);
        files.push(lines("remeasure.csv", &odd));
        sheets.push((plausible::title(lang), odd));
        let book = xlsx::book(&sheets).context(Doing::Making("responsibility.xlsx"));
        let book = book.map_err(Failure::internal)?;
        files.push(("responsibility.xlsx".to_owned(), book.into()));
        Ok(files)
    }

    fn heading<'a>(
        &self,
        project: &'a Project,
        scheme: &'a SchemeName,
        targets: &'a Targets,
    ) -> report::ReportHeading<'a> {
        report::ReportHeading {
            code: &project.head.code,
            name: &project.head.name,
            scheme,
            targets,
            from: None,
            to: None,
            zone: Some(project.head.zone()),
            unverified: self.soundness() != Soundness::Sound,
            made_at: self.clock.now(),
        }
    }
}

/// Everybody's figures, whenever.
fn of_all(by: ResponsibleParty) -> ResponsibilityAsked {
    ResponsibilityAsked {
        by,
        ..ResponsibilityAsked::default()
    }
}

fn lines(name: &str, sheet: &Sheet) -> (String, MadeFile) {
    let text = csv::text(sheet, CsvReader::Spreadsheet);
    (name.to_owned(), text.into_bytes().into())
}

/// Each with its place in the folder of an export.
fn beside(files: FactFiles) -> Result<NamedFiles, Failure> {
    let files = files.done().map_err(Failure::internal)?.into_iter();
    let place = |name| format!("{BESIDE}/{name}.{}", BESIDE_AS.ending());
    Ok(files.map(|(name, bytes)| (place(name), bytes)).collect())
}
