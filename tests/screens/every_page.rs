//! Every page, as text: at three sizes, in both languages; the same in all four themes; nothing cut where names
//! are as long as they may be. The ways to the pages stand in `pages/ways.txt`.

use crate::site::Site;
use crate::world::World;
use ratatui::style::Style;
use sanjian::text::Lang;
use sanjian::text::width::width;
use sanjian::tui::Theme;
use sanjian::tui::keymap::Context;
use sanjian::workspace::held::settings::preference::ThemeName;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The smallest, a usual and a wide screen.
const SIZES: [(u16, u16); 3] = [(60, 20), (120, 40), (200, 50)];
/// The themes with their digits in the settings.
const THEMES: [(ThemeName, u8); 4] = [
    (ThemeName::Light, 2),
    (ThemeName::Sunlight, 3),
    (ThemeName::Mono, 4),
    (ThemeName::Dark, 1),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/pages")
}

/// How a page is reached: its name, whether from a folder without a project, the keys.
struct Way {
    name: String,
    is_bare: bool,
    keys: String,
}

fn ways() -> Vec<Way> {
    let text = fs::read_to_string(folder().join("ways.txt")).unwrap();
    let only = std::env::var("PAGES").unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let (named, ways): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('@'));
    let named: BTreeMap<&str, &str> = named
        .iter()
        .map(|line| line.split_once(" = ").unwrap())
        .collect();
    let spelt = |word: &str| named.get(word).copied().unwrap_or(word).to_owned();
    let ways = ways.iter().map(|line| {
        let (name, keys) = line.split_once(':').unwrap();
        Way {
            name: name.to_owned(),
            is_bare: name.starts_with("first-"),
            keys: keys
                .split_whitespace()
                .map(spelt)
                .collect::<Vec<_>>()
                .join(" "),
        }
    });
    ways.filter(|way| way.name.contains(&only)).collect()
}

impl Way {
    /// Goes there, key by key.
    fn gone(&self, world: World, made: &Path) -> Site {
        let mut site = match self.is_bare {
            true => world.first(SIZES[1]),
            false => world.opened(made, SIZES[1]),
        };
        let here = site.folder.path().display().to_string();
        let keys = self.keys.replace("{here}", &here);
        let (keys, pasted) = keys.split_once("paste=").unwrap_or((&keys, ""));
        site.press(keys);
        if !pasted.is_empty() {
            site.paste(&pasted.replace(',', "\n"));
        }
        site
    }
}

/// Whether a word is part of a hash or of a signature's short code: of figures alone only a long one.
fn is_digest(word: &str) -> bool {
    let is_hex = |c: char| c.is_ascii_hexdigit();
    let figures = word.chars().filter(char::is_ascii_digit).count();
    let mixed = (1..word.len()).contains(&figures) && word.len() >= 4;
    word.chars().all(is_hex) && (mixed || figures > 8)
}

/// A line without short codes, such as 1ED4-0198.
fn without_codes(line: &str) -> String {
    let mut letters: Vec<char> = line.chars().collect();
    let is_code = |nine: &[char]| {
        let hex = |c: &char| c.is_ascii_hexdigit() || *c == '#';
        nine[4] == '-' && nine[..4].iter().all(hex) && nine[5..].iter().all(hex)
    };
    for at in 0..letters.len().saturating_sub(8) {
        if is_code(&letters[at..at + 9]) {
            letters[at..at + 9].copy_from_slice(&['#', '#', '#', '#', '-', '#', '#', '#', '#']);
        }
    }
    letters.into_iter().collect()
}

/// What differs from run to run, as wide as it is: ids, record numbers, the folder's name.
fn masked(text: &str) -> String {
    let hidden = |word: &str| match is_digest(word) {
        true => "#".repeat(word.len()),
        false => word.to_owned(),
    };
    let of_line = |line: &str| {
        let (mut out, mut word) = (String::new(), String::new());
        for c in line.chars() {
            match c.is_ascii_alphanumeric() {
                true => word.push(c),
                false => {
                    out += &hidden(&std::mem::take(&mut word));
                    out.push(c);
                }
            }
        }
        out + &hidden(&word)
    };
    let home = std::env::var("HOME").unwrap_or_default();
    let is_outside = |line: &str| {
        line.contains(".tmp") || line.contains(HERE) || !home.is_empty() && line.contains(&home)
    };
    let plain = |line: &str| match is_outside(line) {
        true => "  (a folder of this machine)".to_owned(),
        false => without_codes(&of_line(line.trim_end())),
    };
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// Where the test runs.
const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// A page at all sizes.
fn seen_at_all_sizes(site: &mut Site) -> String {
    let mut out = String::new();
    for size in SIZES {
        site.size = size;
        let text = masked(&site.screen());
        out += &format!("== {} x {}\n{}\n", size.0, size.1, text.trim_end());
    }
    out
}

fn compare(name: &str, fresh: &str, stale: &mut Vec<String>) {
    let path = folder().join(name);
    if std::env::var_os("PICTURES").is_some() {
        fs::write(&path, fresh).unwrap();
        return;
    }
    let kept = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if kept != fresh {
        let differs = kept.lines().zip(fresh.lines()).find(|(a, b)| a != b);
        stale.push(format!("{name}: {differs:?}"));
    }
}

/// Every pair of ink and ground of a theme: those whose contrast is measured.
fn measured(theme: &Theme) -> Vec<Style> {
    let of = |theme: Theme| {
        [
            theme.base,
            theme.dim,
            theme.strong,
            theme.frame,
            theme.selected,
            theme.field,
            theme.good,
            theme.bad,
            theme.warn,
            theme.popup,
        ]
    };
    of(*theme).into_iter().chain(of(theme.in_popup())).collect()
}

/// Cells whose colours are no measured pair.
fn unmeasured(site: &Site, theme: &Theme) -> BTreeSet<String> {
    let pairs = measured(theme);
    let buffer = site.buffer();
    let cells = buffer
        .content
        .iter()
        .filter(|cell| !cell.symbol().trim().is_empty());
    let odd = cells.filter(|cell| {
        let is_pair = |style: &Style| {
            style.fg.unwrap_or_default() == cell.fg && style.bg.unwrap_or_default() == cell.bg
        };
        cell.fg != cell.bg && !pairs.iter().any(is_pair)
    });
    odd.map(|cell| format!("{} on {}", cell.fg, cell.bg))
        .collect()
}

/// What is read on the screen, without the lines that part panes and show fields where grounds do not.
fn read(site: &Site) -> Vec<String> {
    let screen = site.screen();
    let lines = screen
        .lines()
        .map(|line| line.replace(['|', '+', '-', '_'], " "));
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// In every theme the text is the same, and no colours but the measured ones are used.
fn is_the_same_in_every_theme(way: &Way, site: &mut Site) -> Vec<String> {
    site.size = SIZES[1];
    let mut faults = Vec::new();
    // Settings are opened and closed: what was said of the last key is gone.
    let before = read(site.press("F5 F5"));
    for (name, digit) in THEMES {
        site.press(&format!("F5 {digit} F5"));
        let text = read(site);
        if text != before {
            let differs = before.iter().zip(&text).find(|(a, b)| a != b);
            faults.push(format!("{} in {name:?}: {differs:?}", way.name));
        }
        let odd = unmeasured(site, &Theme::of(name));
        if !odd.is_empty() {
            faults.push(format!("{} in {name:?}: {odd:?}", way.name));
        }
    }
    faults
}

fn look(lang: Lang, word: &str) {
    let world = World {
        lang,
        is_long: false,
    };
    let made = world.made();
    let mut stale = Vec::new();
    let mut heard = BTreeSet::new();
    for way in ways() {
        let mut site = way.gone(world, made.path());
        heard.extend(site.app.contexts().iter().copied());
        compare(
            &format!("{}.{word}.txt", way.name),
            &seen_at_all_sizes(&mut site),
            &mut stale,
        );
        if lang == Lang::Zh && way.name != "settings" {
            stale.extend(is_the_same_in_every_theme(&way, &mut site));
        }
    }
    let unseen: Vec<_> = Context::ALL
        .into_iter()
        .filter(|one| !heard.contains(one) && *one != Context::Everywhere)
        .collect();
    assert!(unseen.is_empty(), "no way leads to {unseen:?}");
    assert!(
        stale.is_empty(),
        "look at the difference, then: PICTURES=write cargo test --test screens every_page\n{}",
        stale.join("\n")
    );
}

#[test]
fn every_page_is_as_it_was_looked_at_in_chinese() {
    look(Lang::Zh, "zh");
}

#[test]
fn every_page_is_as_it_was_looked_at_in_english() {
    look(Lang::En, "en");
}

/// Where paper is shown names go on in cells that only a reader of tables can follow.
const ON_PAPER: [&str; 5] = [
    "lot-papers",
    "paper-read",
    "paper-words",
    "paper-save",
    "paper-folder",
];

/// Popups that leave something of the page below them in sight where the screen is wide.
const OVER: [&str; 9] = [
    "help",
    "notice",
    "find",
    "find-some",
    "find-nothing",
    "rulings",
    "rulings-form",
    "pictures-why",
    "conclude-missing",
];

/// The line on which a name begins and neither goes on to its end, there or on the line below, nor says `..`.
fn cut(lines: &[&str], name: &str) -> Option<String> {
    let long = if name.is_ascii() { 18 } else { 8 };
    let begins: String = name.chars().take(long).collect();
    let numbered = lines.iter().zip(lines.iter().skip(1).chain([&""]));
    for (line, below) in numbered {
        let Some(at) = line.find(&begins) else {
            continue;
        };
        let rest = &line[at..];
        let pairs = rest.chars().zip(name.chars());
        let same = pairs.take_while(|(a, b)| a == b).count();
        let behind: String = rest.chars().skip(same).collect();
        let missing: String = name.chars().skip(same).collect();
        let next: String = missing.trim_start().chars().take(2).collect();
        let goes_on = behind.trim_start().is_empty() || behind.starts_with("  ");
        let is_told = missing.is_empty() || behind.starts_with("..");
        if !(is_told || goes_on && below.contains(&next)) {
            return Some((*line).to_owned());
        }
    }
    None
}

#[test]
fn no_name_however_long_is_cut_unseen() {
    let mut faults = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        let world = World {
            lang,
            is_long: true,
        };
        let made = world.made();
        let is_read = |way: &Way| !ON_PAPER.contains(&way.name.as_str());
        for way in ways().into_iter().filter(is_read) {
            let mut site = way.gone(world, made.path());
            let is_over = OVER.contains(&way.name.as_str());
            for size in SIZES.into_iter().filter(|size| !is_over || size.0 <= 120) {
                site.size = size;
                let screen = site.screen();
                let lines: Vec<&str> = screen.lines().collect();
                assert!(lines.iter().all(|line| width(line) <= usize::from(size.0)));
                let names = world.long_names().into_iter();
                let cut = names.filter_map(|name| cut(&lines, &name)).next();
                faults.extend(cut.map(|line| format!("{} {size:?}: {line}", way.name)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
