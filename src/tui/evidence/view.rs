//! Drawing the evidence page: the list on the left, the selected photo and what is known about it on
//! the right, or the photo alone on the whole page.

use super::EvidencePage;
use super::rows::EvidenceRow;
use super::target::EvidenceTarget;
use crate::domain::evidence::Evidence;
use crate::text::evidence as known;
use crate::text::screen::evidence as say;
use crate::text::shorten::clip_middle;
use crate::text::width::{width, wrap};
use crate::tui::form::field::show;
use crate::tui::list::{self, List, ListCell, Parts, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::panes::panes;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::paint::photo::{PhotoSource, PhotoStanding, Undrawn};
use crate::workspace::evidence::inbox::InboxPlace;
use crate::workspace::outside::WatchedPicture;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A list wider than this shows sizes too.
const ROOMY: usize = 56;
/// To how many columns each may be cut: name, size, when.
const LEAST: [usize; 3] = [8, WHOLE, WHOLE];

/// ```text
/// 已附 1 件                        |      ▀▀▀▀▀▀▀▀▀▀▀▀
///   IMG_0001.JPG      2.1 MB       |      ▀▀▀▀▀▀▀▀▀▀▀▀
/// 附上：填路径，F3 选文件          |
///   [                         ]    | IMG_0002.JPG
/// 相机卡 /media/li/EOS/DCIM        | 照片  2.4 MB  81f0c7d2
/// > IMG_0002.JPG      2.4 MB       | 拍摄 2026-03-01 09:30
///                                  | 位置 31.236761 N 121.473761 E
/// ```
pub fn view(page: &EvidencePage, frame: &mut Frame, area: Rect, scene: &Scene) {
    if page.large {
        return shown(page, frame, area, scene);
    }
    let [left, right] = panes(frame, area, scene);
    list(page, frame, left, scene);
    shown(page, frame, right, scene);
}

fn list(page: &EvidencePage, frame: &mut Frame, area: Rect, scene: &Scene) {
    if let Some(lead) = page.lead(scene) {
        let mut pen = Pen::new(frame.buffer_mut(), area);
        return lead.draw(&mut pen, scene.theme.dim, scene);
    }
    let mut inbox = inbox(page, usize::from(area.width), scene);
    let rows = page.rows();
    let below = match rows.last() {
        Some(EvidenceRow::Path) => std::mem::take(&mut inbox),
        _ => Vec::new(),
    };
    let list = List::between(rows, page.cursor, |before, row| {
        let mut above = match before {
            None => head(page, scene),
            Some(EvidenceRow::Path) => inbox.clone(),
            Some(_) => Vec::new(),
        };
        if *row == EvidenceRow::Path {
            above.push(strong(say::by_path(scene.lang), scene));
        }
        above
    });
    let mut pen = Pen::new(frame.buffer_mut(), area);
    let roomy = pen.columns() > ROOMY;
    let list = list.followed(below).columns(&LEAST);
    let room = list.draw(&mut pen, scene, |row| drawn(page, *row, roomy, scene));
    if let Some(room) = room {
        let here = page.row() == Some(EvidenceRow::Path);
        show(frame, room, &page.field, here, scene);
    }
}

fn strong(words: &str, scene: &Scene) -> Parts {
    vec![(format!(" {words}"), scene.theme.strong)]
}

fn quiet(words: &str, scene: &Scene) -> Parts {
    vec![(format!("   {words}"), scene.theme.dim)]
}

/// How much is kept.
fn head(page: &EvidencePage, scene: &Scene) -> Vec<Parts> {
    let lang = scene.lang;
    let (head, none) = match page.is_open() {
        true => (say::kept(lang), say::none_kept(lang)),
        false => (say::shown(lang), say::none_shown(lang)),
    };
    let count = say::count(lang, page.kept.len());
    let head = strong(&format!("{head} {count}"), scene);
    let none = page.kept.is_empty().then(|| quiet(none, scene));
    [head].into_iter().chain(none).collect()
}

/// The heading of what the inbox offers, or why it offers nothing.
fn inbox(page: &EvidencePage, columns: usize, scene: &Scene) -> Vec<Parts> {
    let lang = scene.lang;
    let sight = scene.inbox.map(|inbox| inbox.sight());
    let folders = sight.iter().flat_map(|sight| &sight.folders);
    let folders: Vec<String> = folders.map(|path| path.display().to_string()).collect();
    let folder = matches!(
        scene.inbox.map(|inbox| inbox.place()),
        Some(InboxPlace::Folder(_))
    );
    let name = if folder {
        say::inbox(lang)
    } else {
        say::cards(lang)
    };
    let room = columns.saturating_sub(width(name) + 2);
    let place = clip_middle(&folders.join("  "), room);
    let mut lines = vec![strong(&format!("{name} {place}"), scene)];
    let why = match (folders.is_empty(), folder) {
        (true, true) => say::no_inbox(lang),
        (true, false) => say::no_card(lang),
        (false, _) if page.offered.is_empty() => say::nothing_new(lang),
        _ => return lines,
    };
    let wrapped = wrap(why, columns.saturating_sub(3)).into_iter();
    lines.extend(wrapped.map(|line| quiet(&line, scene)));
    lines
}

/// A row: a piece's name, where there is room its size, and when it was taken; or the field of a path.
fn drawn(page: &EvidencePage, row: EvidenceRow, roomy: bool, scene: &Scene) -> list::Row {
    let base = scene.theme.base;
    let known = match row {
        EvidenceRow::Path => None,
        EvidenceRow::Kept(at) => { page.kept.get(at) }
            .map(|one| (known::name(one).to_owned(), one.size, known::taken(one))),
        EvidenceRow::Offered(at) => {
            { page.offered.get(at) }.map(|one| (one.name.clone(), one.size, changed(one)))
        }
    };
    let Some((name, size, when)) = known else {
        return list::Row::of(base, []).with_field();
    };
    // Month, day and minute: the year is seen on the right, and so is the size.
    let when = when.get(5..).unwrap_or_default().to_owned();
    let size = if roomy {
        known::size(size)
    } else {
        String::new()
    };
    let size = ListCell::new(size, base).right();
    list::Row::of(
        base,
        [ListCell::new(name, base), size, ListCell::new(when, base)],
    )
}

/// When a file outside was last changed, by the local clock, to the minute.
fn changed(picture: &WatchedPicture) -> String {
    let time = chrono::DateTime::<chrono::Local>::from(picture.changed);
    time.format("%Y-%m-%d %H:%M").to_string()
}

/// The selected photo above, what is known about it below.
fn shown(page: &EvidencePage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let facts = facts(page, scene);
    let columns = usize::from(area.width);
    let tall = facts
        .iter()
        .map(|(_, text)| wrap(text, columns.saturating_sub(6)).len().max(1));
    let half = usize::from(area.height / 2);
    let (above, below) = footed(area, tall.sum::<usize>().min(half));
    if let Some(words) = photo(page, frame, above, scene) {
        let style = scene.theme.dim;
        Pen::new(frame.buffer_mut(), above)
            .skip()
            .text(words, style);
    }
    let mut pen = Pen::new(frame.buffer_mut(), below);
    for (nth, (label, text)) in facts.iter().enumerate() {
        let style = if nth == 0 {
            scene.theme.strong
        } else {
            scene.theme.base
        };
        match label.is_empty() {
            true => pen.text(text, style),
            false => pen.labelled((label, scene.theme.dim), (text, style)),
        };
    }
}

/// Draws the selected photo, or says why there is none.
fn photo(
    page: &EvidencePage,
    frame: &mut Frame,
    area: Rect,
    scene: &Scene,
) -> Option<&'static str> {
    let lang = scene.lang;
    let source = match page.row()? {
        EvidenceRow::Path => return None,
        EvidenceRow::Offered(at) => PhotoSource::File(page.offered.get(at)?.path.clone()),
        EvidenceRow::Kept(at) => {
            let one = page.kept.get(at)?;
            if !one.is_image() {
                return Some(say::is_document(lang));
            }
            PhotoSource::Kept(scene.workspace.shelf().ok()?, one.hash.clone())
        }
    };
    let standing = scene
        .photos
        .view(&source, frame, area, (scene.theme, scene.on_top))?;
    Some(match standing {
        PhotoStanding::Waiting => say::drawing(lang),
        PhotoStanding::Off => say::off(lang),
        PhotoStanding::Undrawn(Undrawn::Lost) => say::lost(lang),
        PhotoStanding::Undrawn(Undrawn::Kind) => say::no_drawing(lang),
        PhotoStanding::Undrawn(Undrawn::Damaged) => say::damaged(lang),
        PhotoStanding::Undrawn(Undrawn::TooLarge) => say::too_large(lang),
    })
}

/// What is known about the selected row, label by label.
fn facts(page: &EvidencePage, scene: &Scene) -> Vec<(&'static str, String)> {
    let lang = scene.lang;
    match page.row() {
        Some(EvidenceRow::Kept(at)) => {
            let Some(one) = page.kept.get(at) else {
                return Vec::new();
            };
            let of = page.of.get(at).cloned().unwrap_or_default();
            let mut facts = facts_of(one, scene);
            facts.push((say::of(lang), of));
            facts.retain(|(_, text)| !text.is_empty());
            facts
        }
        Some(EvidenceRow::Offered(at)) => {
            let Some(one) = page.offered.get(at) else {
                return Vec::new();
            };
            let size = format!("{}  {}", known::size(one.size), changed(one));
            let mut facts = vec![
                ("", one.name.clone()),
                ("", size),
                ("", say::to_attach(lang).to_owned()),
            ];
            if let EvidenceTarget::Draft {
                item: Some((id, title)),
                ..
            } = &page.target
            {
                facts.push((say::item(lang), format!("{id} {title}")));
            }
            facts
        }
        _ => Vec::new(),
    }
}

fn facts_of(one: &Evidence, scene: &Scene) -> Vec<(&'static str, String)> {
    let lang = scene.lang;
    let kind = known::kind(lang, &one.media);
    let size = known::size(one.size);
    vec![
        ("", known::name(one).to_owned()),
        (
            "",
            format!("{kind}  {size}  {} {}", say::hash(lang), one.short()),
        ),
        (say::taken(lang), one.taken.replace('T', " ")),
        (say::position(lang), known::position(one)),
        (say::item(lang), one.item.clone()),
    ]
}
