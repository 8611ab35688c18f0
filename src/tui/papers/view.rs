//! The picture of the page of papers: the forms above and the paper below them, or beside them where there is room;
//! a paper that is read has the whole page. What keys do is decided in `mod.rs`.

use super::told::PapersTold;
use super::{PapersPage, PapersStep};
use crate::text::mishap::paper::standing;
use crate::text::screen::papers as say;
use crate::tui::list::{Cursor, List, Row, scrolled};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::panes::panes;
use crate::tui::paint::pen::{Pen, footed};
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};

/// From so many columns on the paper stands beside the forms.
const WIDE: u16 = 140;
/// Lines of the forms above the paper.
const FORMS: u16 = 7;
/// To how many columns the name of a form and its source may be cut.
const LEAST: [usize; 2] = [16, 8];
/// A paper is no wider than this, however wide the screen is.
const WIDEST: usize = 120;

/// ```text
///  L-012 二层剪力墙钢筋安装
///  > 检验批质量验收记录       GB 50300-2013 附录E
///    现场验收检查原始记录     GB 50300-2013 5.0.5
///
///                 检验批质量验收记录
///  ┌──────────┬────────────────────────
///
///  已写出：/home/li/文档/lot-L-012.pdf
/// ```
pub fn view(page: &PapersPage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let (body, below) = footed(area, told_lines(page, area, scene));
    told(page, &mut Pen::new(frame.buffer_mut(), below), scene);
    match &page.step {
        PapersStep::Reading => paper(page, frame, body.inner(Margin::new(1, 0)), scene),
        _ if body.width >= WIDE => {
            let [left, right] = panes(frame, body, scene);
            forms(page, frame, left, scene);
            paper(page, frame, right, scene);
        }
        _ => {
            let above = Rect {
                height: (FORMS + 2).min(body.height),
                ..body
            };
            forms(page, frame, above, scene);
            let rest = Rect {
                y: above.bottom(),
                height: body.height - above.height,
                ..body
            };
            paper(page, frame, rest.inner(Margin::new(1, 0)), scene);
        }
    }
    match &page.step {
        PapersStep::Saving(form) => form.view(frame, area, scene),
        PapersStep::Wording(form) => form.view(frame, area, scene),
        PapersStep::Choosing | PapersStep::Reading => {}
    }
}

fn forms(page: &PapersPage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    let about = format!(" {}", page.about(scene));
    pen.line(&[(&about, theme.strong)]);
    if let Some(lead) = page.lead(scene) {
        lead.draw(&mut pen, theme.warn, scene);
    }
    let list = List::of(&page.offers, page.cursor).columns(&LEAST);
    list.draw(&mut pen, scene, |offer| {
        let name = match &offer.form {
            Some(_) => lang.of_words(&offer.name),
            None => say::pack(lang),
        };
        let source = match &offer.again {
            Some(issued) => say::issued_as(
                lang,
                &issued.number,
                standing(lang, issued.withdrawn.is_some()),
            ),
            None => say::source(lang, &offer.source),
        };
        Row::plain(theme.base, [name, &source])
    });
}

/// The paper, or why there is none.
fn paper(page: &PapersPage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    let sight = match &page.sight {
        None => return,
        Some(Err(failure)) => {
            for sentence in failure.sentences(lang) {
                pen.text(&sentence, theme.warn);
            }
            return;
        }
        Some(Ok(sight)) => sight,
    };
    let (shown, all) = sight.preview.shown;
    if shown < all {
        pen.text(&say::first_of(lang, shown, all), theme.dim);
    }
    let lines = sight.preview.lines(pen.columns().min(WIDEST));
    let room = usize::from(pen.lines_left());
    page.last_top.set(lines.len().saturating_sub(room));
    let top = match page.step {
        PapersStep::Reading => Cursor::on(page.top.at.min(page.last_top.get())),
        _ => Cursor::default(),
    };
    scrolled(&mut pen, scene, (lines, top), |pen, line| {
        pen.line(&[(&line, theme.base)]);
    });
}

fn told_lines(page: &PapersPage, area: Rect, scene: &Scene) -> usize {
    let draw = |pen: &mut Pen| told(page, pen, scene);
    usize::from(crate::tui::paint::pen::height(
        area.width,
        area.height / 2,
        draw,
    ))
}

/// What became of what was saved.
fn told(page: &PapersPage, pen: &mut Pen, scene: &Scene) {
    let theme = scene.theme;
    if page.told.is_none() {
        // The first, and what to do; the command line names them all.
        let left_out = scene.workspace.left_out(scene.lang);
        for line in left_out.first().into_iter().chain(left_out.last()) {
            pen.labelled(("", theme.base), (line, theme.warn));
        }
    }
    if let Some(printed) = &page.told {
        let told = PapersTold::of(printed, scene);
        for (lines, style) in [(&told.good, theme.good), (&told.missing, theme.warn)] {
            for line in lines {
                pen.labelled(("", theme.base), (line, style));
            }
        }
    }
}
