//! Figures in large type, to be read from across a room: blocks of plain characters, the same in every
//! theme; where there are colours they melt into a surface. What is to be read so is not decided here.

use super::pen::Pen;
use super::theme::Theme;
use ratatui::style::Style;

/// Rows of a figure.
const ROWS: usize = 5;
/// The largest type.
const LARGEST: usize = 3;

/// Writes a text as large as so many lines and the width of the pen allow, in ordinary type where it has no
/// room or no large form.
///
/// ```text
///       ##    ######
///     ####        ##
/// ####  ##    ######
///       ##    ##
///     ######  ######
/// ```
pub fn draw(pen: &mut Pen, text: &str, look: Style, lines: u16, theme: &Theme) {
    let Some(pixels) = pixels(text) else {
        pen.line(&[(text, look)]);
        return;
    };
    let wide = pixels.first().map_or(0, Vec::len);
    let sizes = (1..=LARGEST).rev().map(|size| (size, 2 * size));
    let fits = |(size, columns): &(usize, usize)| {
        ROWS * size <= usize::from(lines) && wide * columns <= pen.columns()
    };
    let Some((size, columns)) = sizes.chain([(1, 1)]).find(fits) else {
        pen.line(&[(text, look)]);
        return;
    };
    let block = theme.solid(look);
    for row in pixels {
        let parts: Vec<(String, Style)> = { row.chunk_by(|one, next| one == next) }
            .map(|run| match run.first() {
                Some(true) => ("#".repeat(run.len() * columns), block),
                _ => (" ".repeat(run.len() * columns), theme.base),
            })
            .collect();
        for _ in 0..size {
            pen.parts(&parts);
        }
    }
}

/// Row by row which points of a text are inked; `None` where a character has no large form.
fn pixels(text: &str) -> Option<Vec<Vec<bool>>> {
    let glyphs: Vec<[&str; ROWS]> = text.chars().map(glyph).collect::<Option<_>>()?;
    let row = |at: usize| {
        let rows: Vec<&str> = glyphs
            .iter()
            .filter_map(|glyph| glyph.get(at).copied())
            .collect();
        rows.join(" ").chars().map(|c| c == '#').collect()
    };
    Some((0..ROWS).map(row).collect())
}

fn glyph(c: char) -> Option<[&'static str; ROWS]> {
    Some(match c {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" # ", "## ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        '-' => ["  ", "  ", "##", "  ", "  "],
        '+' => ["   ", " # ", "###", " # ", "   "],
        'x' => ["   ", "# #", " # ", "# #", "   "],
        '~' => ["     ", " #   ", "# # #", "   # ", "     "],
        '.' => [" ", " ", " ", " ", "#"],
        '!' => ["#", "#", "#", " ", "#"],
        '/' => ["  #", "  #", " # ", "#  ", "#  "],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::theme::Name;
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn drawn(text: &str, (columns, lines): (u16, u16)) -> Vec<String> {
        let area = Rect::new(0, 0, columns, lines);
        let mut buffer = Buffer::empty(area);
        let mut pen = Pen::new(&mut buffer, area);
        let theme = Theme::of(Name::Mono);
        draw(&mut pen, text, theme.strong, lines, &theme);
        let row = |y| {
            let cells = (0..columns).map(|x| buffer[(x, y)].symbol());
            cells.collect::<String>().trim_end().to_owned()
        };
        (0..lines).map(row).collect()
    }

    #[test]
    fn a_figure_is_drawn_of_plain_characters() {
        let five = ["######", "##", "######", "    ##", "######"];
        assert_eq!(drawn("5", (12, 5)), five);
        assert_eq!(drawn("-1", (20, 5))[2], "####    ##");
    }

    #[test]
    fn it_grows_with_the_room_and_shrinks_to_ordinary_type() {
        assert_eq!(drawn("5", (40, 10))[0], "############");
        assert_eq!(drawn("5", (40, 10))[1], "############");
        assert_eq!(drawn("55", (8, 5))[0], "### ###", "half as wide");
        assert_eq!(drawn("55", (5, 5))[0], "55");
        assert_eq!(drawn("55", (40, 4))[0], "55");
        assert_eq!(drawn("5 m", (40, 5))[0], "5 m");
    }

    #[test]
    fn every_figure_is_as_high_and_as_wide_as_it_says() {
        for c in "0123456789-+x~.!/".chars() {
            let rows = glyph(c).unwrap();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{c}");
        }
    }
}
