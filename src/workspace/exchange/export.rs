//! Exporting: sealed records to a folder of the same shape, and beside them what people and other
//! programs read: facts, rates and who answers for what as CSV and XLSX.

use crate::domain::{Event, Project};
use crate::failure::{Doing, Failure};
use crate::rates::responsibility::{ResponsibilityTable, ResponsibleParty};
use crate::rates::{By, Query, Targets, rates};
use crate::report::column::Sheet;
use crate::report::csv::{self, CsvReader};
use crate::report::facts::{self, Facts};
use crate::report::{self, plausible, rates_xlsx, responsibility, xlsx};
use crate::store::{Disk, ReadOnlyReason, RealDisk, Soundness};
use crate::sync::copy::{Copied, copy};
use crate::text::words::SchemeName;
use crate::text::{Lang, sheet};
use crate::workspace::Workspace;
use crate::workspace::held::exchanged::{ExchangeStep, Exported, Watch};
use crate::workspace::held::left::LeftRecords;
use anyhow::Context;
use std::path::Path;

impl Workspace {
    /// Exports the project entered to a folder, e.g. a stick. Records already there stay as they
    /// are; facts and rates are written anew.
    pub(in crate::workspace) fn export(
        &mut self,
        to: &Path,
        lang: Lang,
        watch: &mut Watch,
    ) -> Result<Exported, Failure> {
        let root = self.export_place(to)?;
        if self.soundness() == Soundness::Unreadable {
            let (holder, reason) = (None, ReadOnlyReason::Unreadable);
            return Err(Failure::ReadOnly { holder, reason });
        }
        self.rely_on_records()?;
        let target = RealDisk::new(&root)?;
        target.create_dir_all(&root)?;
        let pid = self.project_id().ok_or(Failure::NoProject)?.to_owned();
        let there = root.join("projects").join(&pid);
        let (copied, left) = self.export_records(&target, &there, watch)?;
        let summary = root.join("summary").join(&pid);
        target.create_dir_all(&summary)?;
        let mut files = Vec::new();
        // Stopped, it leaves facts and rates as they were: they would not be those of the records there.
        let written = (!copied.stopped)
            .then(|| self.summaries(lang))
            .transpose()?;
        for (name, bytes) in written.into_iter().flatten() {
            let path = summary.join(&name);
            target.create_dir_all(path.parent().unwrap_or(&summary))?;
            target.replace(&path, &bytes)?;
            files.push(name);
        }
        Ok(Exported {
            copied,
            left,
            summary,
            files,
        })
    }

    /// Seals what was recorded up to now: what is sealed is copied as it is, by whoever looks at it.
    pub(in crate::workspace) fn seal(&mut self) -> Result<(), Failure> {
        let clock = self.clock.clone();
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let stamp = open.stamp(clock.as_ref());
        open.store.hand_over(&stamp)?;
        Ok(())
    }

    /// Seals where it may, and copies what is sealed (X1): beside another writer the rest stays for
    /// the next time, because a copy that is no segment yet would have to be changed later (X3).
    fn export_records(
        &mut self,
        target: &dyn Disk,
        dir: &Path,
        watch: &mut Watch,
    ) -> Result<(Copied, Option<LeftRecords>), Failure> {
        let clock = self.clock.clone();
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let stamp = open.stamp(clock.as_ref());
        let pid = open.store.pid().to_owned();
        let own = self.root.join("projects").join(&pid);
        let (files, left) = open.store.hand_over(&stamp)?;
        let left = LeftRecords::of(&open.store, left);
        target.create_dir_all(dir)?;
        let copied = copy(
            (self.disk.as_ref(), &own),
            (target, dir),
            &files,
            &mut |done, of| watch(ExchangeStep::Out(&pid, done, of)),
        )?;
        Ok((copied, left))
    }

    /// The files of facts and rates, by name.
    fn summaries(&self, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let project = self.entered()?;
        let mut files = self.facts(project)?;
        files.extend(self.facts_beside(project)?);
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
        files.push((
            "rates.csv".to_owned(),
            csv::text(&sheet, CsvReader::Spreadsheet).into_bytes(),
        ));
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
        files.push(("rates.xlsx".to_owned(), workbook));
        files.extend(self.duties(project, lang)?);
        Ok(files)
    }

    /// Who answers for what, and what ought to be measured again: a CSV each, and one workbook.
    fn duties(&self, project: &Project, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let below = project.head.agreed.veto_below.as_ref();
        let tables = self.responsibilities()?;
        let marked = |sheet: Sheet| match self.soundness() {
            Soundness::Sound => sheet,
            Soundness::Damaged | Soundness::Unreadable => sheet.noted(sheet::unverified(lang)),
        };
        let named = |by| responsibility::party(by)(lang);
        let sheet = |(by, table): &(ResponsibleParty, ResponsibilityTable)| {
            let counts = responsibility::counts(table, *by, below, lang);
            (named(*by), marked(counts.sheet()))
        };
        let mut sheets: Vec<(&str, Sheet)> = tables.iter().map(sheet).collect();
        let names = plausible::PlausibleNames {
            project,
            rulebook: &self.library.rulebook,
            lang,
        };
        let looked = self.plausible(&mut |_, _| {})?;
        let rows = plausible::rows(&names, &looked);
        let list = plausible::columns(lang, &rows);
        sheets.push((plausible::title(lang), marked(list.sheet())));
        let files = tables
            .iter()
            .map(|(by, _)| format!("responsibility-{}.csv", by.as_str()));
        let files = files.chain(["remeasure.csv".to_owned()]).zip(&sheets);
        let mut files: Vec<(String, Vec<u8>)> = files
            .map(|(name, (_, sheet))| (name, csv::text(sheet, CsvReader::Spreadsheet).into_bytes()))
            .collect();
        let book = xlsx::book(&sheets).context(Doing::Making("responsibility.xlsx"));
        let book = book.map_err(Failure::internal)?;
        files.push(("responsibility.xlsx".to_owned(), book));
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

    /// The tables of facts, one JSON object a line.
    fn facts(&self, project: &Project) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let wrong = |error: std::io::Error| Failure::internal(error);
        let unverified = self.soundness() != Soundness::Sound;
        let mut tables = facts::TABLES.map(|_| Facts::new(unverified));
        let [projects, subjects, checks, readings, issues] = &mut tables;
        facts::projects(projects, project).map_err(wrong)?;
        facts::subjects(subjects, project, &self.library.rulebook).map_err(wrong)?;
        facts::checks(checks, project).map_err(wrong)?;
        facts::issues(issues, project).map_err(wrong)?;
        self.reading_facts(project, readings)?;
        let named = facts::TABLES.iter().zip(tables);
        Ok(named
            .map(|(name, table)| (format!("{name}.jsonl"), table.into_bytes()))
            .collect())
    }

    /// Readings stand in the records themselves, each judged by the checklist it pinned.
    fn reading_facts(&self, project: &Project, out: &mut Facts) -> Result<(), Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let mut failed = None;
        open.store.records(&mut |record| {
            if let Ok(Some(Event::Check(check))) =
                Event::read(&record.kind, record.kv, record.payload.text())
            {
                let written = self.pinned(&check.checklist).and_then(|pinned| {
                    let list = &pinned.checklist;
                    facts::readings(&mut *out, &project.head.code, &check, list)
                        .map_err(Failure::internal)
                });
                failed = failed.take().or(written.err());
            }
        })?;
        failed.map_or(Ok(()), Err)
    }
}
