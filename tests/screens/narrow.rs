//! Narrow and wide screens, long names, few colours: nothing that matters is lost.

use crate::call::seen;
use crate::site::{Site, lot};
use sanjian::domain::Subject;
use sanjian::domain::head::ProjectHead;
use sanjian::text::Lang;
use sanjian::text::width::width;
use sanjian::workspace::Command;

/// From the smallest screen to a wide one.
const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 50)];

const PROJECT: &str = "滨江新区人民医院异地新建项目一期工程（门急诊医技综合楼及地下室）施工总承包";
const LIST: &str = "gb50204-2015.rebar-installation";

/// Twenty lots that differ in storey and axes, in a project of a long name.
fn long(size: (u16, u16), lang: Lang) -> Site {
    let lots = (1..=20).map(|nth| {
        let storey = ["一", "二", "三", "四", "五"][(nth - 1) / 4];
        let from = (nth - 1) % 4 * 12 + 1;
        let name = format!(
            "门急诊医技综合楼主体结构{storey}层{from}-{}轴剪力墙、柱钢筋安装",
            from + 11
        );
        Subject {
            crew: "江苏南通三建集团钢筋工程劳务分包一班".into(),
            location: format!("{storey}层{from}-{}轴", from + 11),
            capacity: sanjian::domain::Quantity::of(36),
            variants: vec!["slab-wall-shell".into()],
            ..lot(&format!("T-01-0201-GJ-{nth:03}"), &name, LIST)
        }
    });
    let lots: Vec<Subject> = lots.collect();
    let site = Site::at("2026-05-01T08:00:00+08:00", size, lang, &lots);
    let Site {
        folder, app, size, ..
    } = site;
    let mut workspace = app.into_workspace();
    let head = ProjectHead {
        name: PROJECT.into(),
        ..workspace.project().unwrap().head.clone()
    };
    workspace.execute(Command::Agree(Box::new(head))).unwrap();
    Site {
        app: sanjian::tui::App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

#[test]
fn the_way_at_the_top_names_the_project_however_long_its_name_is() {
    for size in SIZES {
        let mut site = long(size, Lang::Zh);
        for keys in ["", "6", "Esc 3 GJ-007 Enter", "Enter"] {
            let screen = site.press(keys).screen();
            let top = screen.lines().next().unwrap();
            assert!(top.contains("三检 > 滨江"), "{top}");
        }
    }
}

#[test]
fn lots_whose_names_differ_in_the_middle_stay_apart() {
    for size in SIZES {
        let mut site = long(size, Lang::Zh);
        for keys in ["", "6 End"] {
            let screen = site.press(keys).screen();
            let signs = ["安装", "轴", "..0"];
            let is_lot = |line: &&str| signs.iter().any(|sign| line.contains(sign));
            let lots: Vec<&str> = screen.lines().filter(is_lot).collect();
            let axis = ["1-12轴", "13-24轴", "25-36轴", "37-48轴"];
            // What stands far in has no room for both on the smallest screen; it has its number.
            let tells = |line: &&&str| {
                let number = size.0 < 80 && !keys.is_empty() && line.contains("..0");
                number || axis.iter().any(|axis| line.contains(axis))
            };
            let told = lots.iter().filter(tells).count();
            assert!(told > 4 && told == lots.len(), "{size:?}: {screen}");
        }
    }
}

#[test]
fn what_is_typed_and_what_it_comes_to_stays_in_sight_on_the_smallest_screen() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = long((60, 20), lang);
        site.press("F3 GJ-001 Enter Enter Home Down Down Down Down 1 1 1");
        for _ in 0..40 {
            let screen = site.press("Down").screen();
            if let Some((x, y)) = site.cursor() {
                assert!(x < 60 && y < 18, "{x} {y}: {screen}");
            }
            let bar = screen.lines().last().unwrap();
            assert!(bar.contains("F1") && bar.contains("Esc"), "{screen}");
            let here = |line: &str| line.trim_start().starts_with("> ");
            assert!(screen.lines().any(here), "{screen}");
        }
    }
}

/// Every page that is reached by a few keys, its forms and popups.
const ROUND: [&str; 22] = [
    "",
    "F1",
    "Esc F5",
    "Esc F3 gj",
    "Esc Esc 6",
    "Down Right F9",
    "Esc 7",
    "Tab Right",
    "Esc 7 7",
    "Esc Esc 9",
    "6",
    "Esc Esc 0",
    "Esc 1",
    "F8",
    "Esc Esc 2",
    "Esc 4",
    "Esc 5",
    "F8",
    "Esc Esc 8",
    "1",
    "Esc Esc Enter",
    "Esc Home Down Down Down Enter",
];

#[test]
fn no_page_is_lost_at_any_size_in_either_language() {
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            let mut site = long(size, lang);
            for keys in ROUND {
                let screen = site.press(keys).screen();
                let lines: Vec<&str> = screen.lines().collect();
                assert!(lines.iter().all(|line| width(line) <= usize::from(size.0)));
                let bar = lines.last().unwrap();
                assert!(
                    bar.contains("F1") || bar.contains("Esc"),
                    "{keys} at {size:?}: {screen}"
                );
                if let Some((x, y)) = site.cursor() {
                    assert!(x < size.0 && y < size.1 - 1, "{keys} at {size:?}: {screen}");
                }
                let shown = lines[1..lines.len() - 2]
                    .iter()
                    .filter(|line| !line.trim().is_empty());
                assert!(shown.count() > 2, "{keys} at {size:?}: {screen}");
            }
        }
    }
}

/// What a screen looks like: its text, then of each line what looks alike, from column to column.
fn look(site: &Site) -> String {
    let buffer = site.buffer();
    let mut out = site.screen();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(u16, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            // The second half of a wide character is not drawn.
            if x > 0 && width(buffer[(x - 1, y)].symbol()) == 2 {
                continue;
            }
            let style = format!("{}/{} {:?}", cell.fg, cell.bg, cell.modifier);
            if runs.last().is_none_or(|(_, last)| *last != style) {
                runs.push((x, style));
            }
        }
        let runs: Vec<String> = runs
            .iter()
            .map(|(x, style)| format!("{x}: {style}"))
            .collect();
        out += &format!("\n{y:2} {}", runs.join("  "));
    }
    out + "\n"
}

/// `PICTURES=write cargo test --test screens` writes them anew.
#[test]
fn the_smallest_screen_is_as_it_was_looked_at() {
    for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let pages = [
            ("overview", ""),
            ("tree", "6"),
            (
                "check",
                "Esc 3 GJ-007 Enter Enter Home 36 Enter Down Down Down Down",
            ),
            ("why", "F2"),
            ("call", "Esc * 3 Enter 12 Enter"),
            ("settings", "Esc F5"),
        ];
        let mut site = long((60, 20), lang);
        for (name, keys) in pages {
            site.press(keys);
            seen(&format!("small.{name}.{word}"), &site.screen());
        }
    }
}

/// `PICTURES=write cargo test --test screens` writes them anew.
#[test]
fn the_themes_are_as_they_were_looked_at() {
    let themes = [
        ("dark", "1"),
        ("light", "2"),
        ("sunlight", "3"),
        ("mono", "4"),
    ];
    for (name, digit) in themes {
        let mut site = long((60, 20), Lang::Zh);
        site.press("F5").press(digit).press("F5 6 End F5");
        seen(&format!("theme.{name}"), &look(&site));
    }
}
