//! The sign that there is more above and below, and drawing what is only scrolled. Plain characters
//! say it: triangles and arrows are two columns wide in many Chinese terminals.

use super::Cursor;
use crate::text::Lang;
use crate::text::screen::list as say;
use crate::tui::paint::pen::Pen;
use crate::tui::paint::scene::Scene;

/// Says how many rows are out of sight, at the right end of the first and of the last line that was
/// drawn from a line on; where something stands there already, a sign in the margin says that some are.
pub fn more(pen: &mut Pen, from: u16, [above, below]: [usize; 2], lang: Lang) {
    let last = pen.at().min(pen.lines()).saturating_sub(1);
    if above > 0 && !pen.aside(from, &say::above(lang, above)) {
        pen.in_margin(from, '^');
    }
    if below > 0 && !pen.aside(last, &say::below(lang, below)) {
        pen.in_margin(last, 'v');
    }
}

/// Draws one below the other what takes any number of lines, from the one that was scrolled to.
pub fn scrolled<T>(
    pen: &mut Pen,
    scene: &Scene,
    (things, top): (impl IntoIterator<Item = T>, Cursor),
    mut draw: impl FnMut(&mut Pen, T),
) {
    let from = pen.at();
    let mut below = 0;
    for thing in things.into_iter().skip(top.at) {
        let room = pen.lines_left() > 0;
        if room {
            draw(pen, thing);
        }
        below += usize::from(!room || pen.at() > pen.lines());
    }
    more(pen, from, [top.at, below], scene.lang);
}
