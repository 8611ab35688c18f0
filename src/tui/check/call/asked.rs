//! The question why a point is left out, at the foot of the screen. What an answer does is not known here.

use crate::text::screen::call as say;
use crate::text::width::packed;
use crate::tui::form::field::{Field, put_cursor};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use ratatui::Frame;
use ratatui::layout::Rect;

/// ```text
///  跳过此点，为什么？按数字，或写明理由按 Enter；Esc 不跳：
///  1 门窗洞口  2 够不着  3 已被遮盖  4 被材料、设备挡住  5 此处尚未施工
///  / 整项不适用
///  [                          ]
/// ```
pub fn view(why: &Field, frame: &mut Frame, area: Rect, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip().text(say::why_skipped(lang), theme.strong);
    let reasons = (1..).zip(say::skip_reasons(lang));
    let reasons = reasons.map(|(nth, reason)| format!("{nth} {reason}"));
    let all: Vec<String> = reasons.chain([say::whole_item(lang).to_owned()]).collect();
    for line in packed(&all, usize::from(area.width)) {
        pen.line(&[(&line, theme.base)]);
    }
    let cursor = why.write(&mut pen, scene);
    put_cursor(frame, cursor, scene);
}
