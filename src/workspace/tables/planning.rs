//! Division plans: what a made plan would change, and the project's table as a file.

use super::import::PlanDifference;
use crate::checklist::division_plan::{self, Wish};
use crate::domain::subject::Subject;
use crate::failure::Failure;
use crate::report::column::Sheet;
use crate::report::csv::{self, CsvReader};
use crate::report::plan;
use crate::table::rows::Rows;
use crate::text::Lang;
use crate::workspace::{Command, Workspace};
use std::path::Path;

impl Workspace {
    /// The division plan that is wished for, or every reason why there is none. Nothing is changed.
    pub fn make_plan(&self, wish: &Wish, lang: Lang) -> Result<Vec<Subject>, Failure> {
        let project = self.entered()?;
        let faults = wish.faults(project);
        if !faults.is_empty() {
            return Err(Failure::Wish(faults));
        }
        Ok(division_plan::make(&self.library, wish, project, lang))
    }

    /// What a plan would change, by the way that a project table takes. Nothing is changed yet.
    pub fn plan_difference(&self, subjects: Vec<Subject>) -> Result<PlanDifference, Failure> {
        self.compare(Rows::made(subjects))
    }

    /// The subjects of the project entered, as its table lists them: each above its own.
    pub fn planned(&self) -> Result<Vec<Subject>, Failure> {
        let project = self.entered()?;
        let mut open: Vec<_> = project.roots().collect();
        open.reverse();
        let mut subjects = Vec::new();
        while let Some(node) = open.pop() {
            subjects.push(node.subject.clone());
            let below: Vec<_> = project.children(node).collect();
            open.extend(below.into_iter().rev());
        }
        Ok(subjects)
    }

    /// A project table, row by row.
    pub fn plan_sheet(&self, subjects: &[Subject], lang: Lang) -> Sheet {
        plan::sheet(subjects, &self.library.rulebook, lang)
    }

    /// What writes a project table to a new file: XLSX when its name says so, CSV otherwise.
    pub fn plan_file(
        &self,
        subjects: &[Subject],
        file: &Path,
        lang: Lang,
    ) -> Result<Command, Failure> {
        let is_workbook = file
            .extension()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("xlsx"));
        let bytes = match is_workbook {
            true => {
                plan::xlsx(subjects, &self.library.rulebook, lang).map_err(Failure::internal)?
            }
            false => csv::text(&self.plan_sheet(subjects, lang), CsvReader::Program).into_bytes(),
        };
        Ok(Command::Write(file.to_path_buf(), bytes))
    }
}
