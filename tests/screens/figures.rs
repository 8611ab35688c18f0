//! Who answers for what, and what ought to be measured again, on the screen.

use crate::site::{SIZES, Site, lot};
use crate::town;
use sanjian::domain::{Answer, Submission};
use sanjian::rates::{By, Level, Query, first_rounds, rates};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::{Command, Done, Workspace};
use std::path::Path;

/// A checklist of one measured item.
const CHECKLIST: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "town.measured", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "位置", "en": "Position"}, "standard": "EXAMPLE", "pass_rate": "0.80",
 "items": [
  {"id": "m1", "class": "general", "title": {"zh": "轴线位置", "en": "Axis"}, "clause": "1",
   "method": {"zh": "尺量", "en": "tape"}, "sampling": {"rule": "count", "at_least": 5},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "30"}}
 ]
}"#;

/// Fourteen lots, nothing of them checked.
fn planned(folder: &Path) -> Workspace {
    let lists = folder.join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    std::fs::write(lists.join("town.measured.json"), CHECKLIST).unwrap();
    let lots: Vec<_> = (1..=14)
        .map(|nth| lot(&format!("L-{nth:02}"), "柱", "town.measured"))
        .collect();
    let mut workspace = crate::watched::open(folder);
    crate::site::plan(&mut workspace, &lots);
    workspace
}

fn shown(folder: tempfile::TempDir, workspace: Workspace, size: (u16, u16), lang: Lang) -> Site {
    Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

/// Each self-checked with twenty readings; the last has those of the one before.
pub fn measured(size: (u16, u16), lang: Lang) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = planned(folder.path());
    let mut rng = fastrand::Rng::with_seed(5);
    let mut readings = Vec::new();
    for nth in 1..=14 {
        if nth < 14 {
            let reading = |_| (0..4).map(|_| rng.i64(-6..=6)).sum::<i64>().to_string();
            readings = (0..20).map(reading).collect();
        }
        let submission = Submission {
            subject: format!("L-{nth:02}"),
            stage: "self".into(),
            at: format!("2026-03-{nth:02}T08:00:00+08:00").into(),
            by: "P01".into(),
            answers: vec![Answer::readings("m1", &readings)],
            ..Submission::default()
        };
        let done = workspace.execute(Command::Conclude(submission)).unwrap();
        assert!(matches!(done, Done::Concluded(_)), "{done:?}");
    }
    shown(folder, workspace, size, lang)
}

#[test]
fn readings_typed_faster_than_they_can_be_measured_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = planned(folder.path());
    let mut site = shown(folder, workspace, (80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 2 Enter 0 Enter -1 Enter 3 Enter 1 Enter");
    site.press("-2 Enter 0 Enter 1 Enter 2 Enter 4 Enter 1 Enter");
    site.press("F8 Enter Enter").shows("合 格");
    site.press("Enter");
    site.press("Esc Esc 7 8").shows("连续输入 10 个读数只用");
    site.shows("量一个至少 0.5 秒");
}

#[test]
fn the_figures_of_crews_foremen_and_contractors_are_reached_from_the_rates() {
    for size in SIZES {
        let mut site = town::of(40, size, Lang::Zh);
        site.press("7 7").shows("质量责任制").shows("钢筋1班");
        site.shows("质量否决 < 90 %").shows("批数太少");
        site.press("Tab").shows("< 工长 >").shows("人P02 P02");
        site.press("3").shows("< 施工单位 >").shows("某公司");
        site.press("F9").shows("本月");
        site.press("Down End Home 1 Esc").shows("一次验收合格");
        site.press("7 Esc Esc").shows("总览");
    }
}

/// As many subjects stand behind a row as its rate counts, and as many of them failed as it lacks.
#[test]
fn behind_a_rate_stand_the_subjects_it_is_made_of() {
    let site = town::of(40, SIZES[0], Lang::Zh);
    let project = site.app.workspace().project().unwrap();
    let mut failed = 0;
    let grouped = [None, Some(By::Crew), Some(By::Trade), Some(By::Month)];
    for (level, by) in [Level::Lot, Level::Item]
        .into_iter()
        .flat_map(|level| grouped.map(|by| (level, by)))
    {
        let query = Query {
            levels: vec![level],
            by,
            ..Query::default()
        };
        for (key, counts) in rates(project, &query) {
            let behind = first_rounds(project, &query, key.group.as_deref());
            let [all, missed] = [&behind.counted, &behind.missed].map(|places| places.len() as u64);
            assert_eq!(
                (all, all - missed),
                (counts.first_pass.whole, counts.first_pass.part),
                "{key:?}"
            );
            failed += missed;
        }
    }
    assert!(failed > 0);
}

#[test]
fn a_rate_leads_to_the_lots_that_failed_and_says_how_it_is_counted() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut site = town::of(40, size, lang);
        for way in ["7 2", "7 7"] {
            site.press(way)
                .press("F2")
                .shows(lang.pick("优良率 =", "Excellence rate ="));
            site.shows(" ÷ ");
            site.press("Esc");
            site.press("Enter")
                .shows(lang.pick("全部 · 首轮不合格的：", "All · failed the first time: "));
            site.shows("x ");
            site.press("Esc Esc Esc Esc");
        }
    }
}

#[test]
fn the_veto_stands_beside_the_figure_it_goes_by() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("7 7").shows("质量否决 < 90 %").shows("! 否决");
    site.press("F5 6 Esc").shows("! veto").shows("Veto < 90 %");
}

#[test]
fn what_ought_to_be_measured_again_is_listed_with_its_figures_and_leads_to_the_lot() {
    for size in SIZES {
        let mut site = measured(size, Lang::Zh);
        site.press("7 8").shows("建议复测").shows("> L-14");
        site.shows("与 L-13 同一位置的读数 20 个中 20 个相同");
        site.press("F5 6 Esc")
            .shows("20 of 20 readings equal those of L-13");
        site.press("Enter").shows("L-14");
        site.press("Esc").shows("To re-measure");
    }
}

#[test]
fn nothing_listed_is_said_in_words() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("7 8").shows("没有需要复测的检查");
    site.press("Enter Down Esc Esc").shows("总览");
    let mut bare = town::bare((80, 24), Lang::En);
    bare.press("7 8").shows("Nothing is listed");
    bare.press("Esc 7 Tab F9").shows("this month");
}
