//! The projects of a folder side by side, as headquarters looks at them. How they are counted is for `fleet`.

use super::rollup::places;
use crate::failure::Failure;
use crate::fleet::{self, Rollup, United};
use crate::rates::{Query, Targets, rates};
use crate::store::Soundness;
use crate::workspace::held::exchanged::{ExchangeStep, Watch};
use crate::workspace::held::surveyed::{Surveyed, SurveyedProject};
use crate::workspace::{Workspace, outside};
use std::path::Path;

/// Somebody stopped it before its end.
struct SurveyStopped;

impl Workspace {
    /// All projects of a folder, each by itself and all together.
    pub(in crate::workspace) fn side_by_side(
        &self,
        folder: &Path,
        watch: &mut Watch,
    ) -> Result<Surveyed, Failure> {
        outside::folder(folder)?;
        let of = outside::folders_in(&folder.join("projects"));
        let of = of.map_or(0, |found| found.len());
        let mut projects: Vec<SurveyedProject> = Vec::new();
        let counted = fleet::rollup(
            &places(&[folder.to_path_buf()])?,
            &Query::default(),
            &mut |united| {
                let goes_on = watch(ExchangeStep::Check(projects.len(), of));
                projects.push(project(united));
                match goes_on.is_break() {
                    true => Err(SurveyStopped),
                    false => Ok(()),
                }
            },
        );
        let (rollup, stopped) = match counted {
            Ok(rollup) => (rollup, false),
            Err(SurveyStopped) => (Rollup::default(), true),
        };
        projects.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(Surveyed {
            folder: folder.to_path_buf(),
            at: self.now().into(),
            all: all(&rollup),
            projects: if stopped { Vec::new() } else { projects },
            troubles: rollup.troubles,
            stopped,
        })
    }
}

fn all(rollup: &Rollup) -> SurveyedProject {
    let shared = rollup.shared.as_ref();
    SurveyedProject {
        table: rollup.table.clone(),
        targets: shared.map_or_else(Targets::default, |shared| shared.targets.clone()),
        is_sound: rollup.soundness() == Soundness::Sound,
        ..SurveyedProject::default()
    }
}

fn project(united: &United<'_>) -> SurveyedProject {
    let head = &united.state.head;
    SurveyedProject {
        code: head.code.clone(),
        name: head.name.clone(),
        table: rates(&united.state, &Query::default()),
        targets: Targets::of(head),
        is_sound: united.is_sound,
    }
}
