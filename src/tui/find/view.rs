//! The popup as it is drawn: the field, how much was found, which kind is looked at, and what was found.

use super::{Find, FoundRow, row};
use crate::text::screen::find as say;
use crate::text::width::width;
use crate::tui::form::field::put_cursor;
use crate::tui::list::{List, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns of the popup.
const COLUMNS: u16 = 180;
/// To how many columns each may be cut: kind, name, where, state. Names tell what lies where as well.
const LEAST: [usize; 4] = [WHOLE, 22, 8, WHOLE];

/// ```text
///  查找
///  [12层 gj_            ]  8 项   看：全部 (F9)
///
///  > 检验批  T-02-0201-GJ-12A 12 层 A 段 钢筋安装   12 层 A 段   . 未开始
///    条文    5.5.3 受力钢筋：间距                    钢筋安装
///    命令    工程树                                                6
/// ```
pub fn view(find: &Find, frame: &mut Frame, area: Rect, scene: &Scene) {
    let inside = popup::frame(
        frame,
        area,
        [COLUMNS, area.height],
        &find.title(scene),
        scene,
    );
    let theme = scene.theme.in_popup();
    let scene = &scene.in_colours(&theme);
    head(find, frame, inside, scene);
    let mut pen = Pen::new(frame.buffer_mut(), inside);
    pen.skip().skip();
    if let Some(lead) = find.lead(scene) {
        return lead.draw(&mut pen, theme.warn, scene);
    }
    let list = List::of(&find.rows, find.cursor).columns(&LEAST);
    list.draw(&mut pen, scene, |found| {
        let said = match found {
            FoundRow::Thing(at) => find.thing(*at).and_then(|thing| row::of(thing, scene)),
            FoundRow::Local(at) => find.local(*at).map(|local| row::of_local(local, scene)),
        };
        said.unwrap_or_else(|| row::gone(scene))
    });
}

/// The line with the field: the terminal's cursor stands in it.
fn head(find: &Find, frame: &mut Frame, inside: Rect, scene: &Scene) {
    let theme = scene.theme;
    let wide = usize::from(2 * inside.width / 5).min(40);
    let found = say::found(scene.lang, find.rows.len());
    let scope = format!(" {} (F9)", find.scope.words(scene.lang));
    let beside = [
        ("  ", theme.base),
        (found.as_str(), theme.dim),
        ("   ", theme.base),
        (say::looks_at(scene.lang), theme.dim),
        (scope.as_str(), theme.strong),
    ];
    let mut pen = Pen::new(frame.buffer_mut(), inside);
    pen.spot(wide, usize::MAX).line(&beside);
    let cursor = find.field.write(&mut pen.spot(0, wide), scene);
    put_cursor(frame, cursor, scene);
    let hint = match find.alike && !find.rows.is_empty() {
        true => say::only_alike(scene.lang),
        false => say::hint(scene.lang),
    };
    if (find.field.is_empty() || find.alike) && inside.height > 1 {
        let below = Rect {
            y: inside.y + 1,
            height: 1,
            ..inside
        };
        let room = usize::from(inside.width);
        let hint = if width(hint) > room { "" } else { hint };
        Pen::new(frame.buffer_mut(), below).line(&[(hint, theme.dim)]);
    }
}
