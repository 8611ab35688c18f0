//! The README's pictures: drawn by the program from its own buffers, on the sample project as it
//! stands on the last day of its story.

use crate::site::Site;
use sanjian::sample;
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::Workspace;
use sanjian::workspace::held::clock::SetClock;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Pictures: name, language, size of the screen, keys from the overview on.
const PICTURES: [(&str, Lang, (u16, u16), &str); 9] = [
    ("overview.zh", Lang::Zh, (110, 30), ""),
    ("tree.zh", Lang::Zh, (110, 30), "6"),
    ("check.zh", Lang::Zh, (110, 30), "Enter"),
    ("overview.en", Lang::En, (120, 30), ""),
    ("rates.en", Lang::En, (120, 34), "7 5"),
    ("find.zh", Lang::Zh, (80, 24), "F3 12层 Space gj"),
    ("find.en", Lang::En, (110, 30), "F3 12F Space gj"),
    ("papers.zh", Lang::Zh, (80, 24), "F3 GJ-05AQ Enter . Down"),
    ("papers.en", Lang::En, (200, 50), "F3 GJ-05AQ Enter . Down"),
];

/// The sample as it stands at its end.
fn opened(folder: &Path) -> Workspace {
    let clock = SetClock::at("2026-11-06T17:30:00+08:00");
    crate::watched::open_by(folder, Arc::new(clock))
}

/// `PICTURES=write cargo test --test screens` draws them anew.
#[test]
fn the_pictures_show_the_program_as_it_is() {
    let folders = [Lang::Zh, Lang::En].map(|lang| {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = opened(folder.path());
        sample::enter(&mut workspace, lang, &mut |_, _| ()).unwrap();
        folder
    });
    for (name, lang, size, keys) in PICTURES {
        let folder = &folders[usize::from(lang == Lang::En)];
        let mut workspace = opened(folder.path());
        workspace.enter(None).unwrap();
        let mut site = Site {
            folder: tempfile::tempdir().unwrap(),
            app: App::new(workspace, lang),
            size,
            bells: 0,
        };
        site.press(keys);
        compare(name, &site.svg());
    }
}

fn compare(name: &str, fresh: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let path: PathBuf = folder.join(format!("{name}.svg"));
    if std::env::var_os("PICTURES").is_some() {
        std::fs::write(&path, fresh).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        kept == fresh,
        "{name} is stale; run: PICTURES=write cargo test --test screens"
    );
}
