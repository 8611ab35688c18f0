//! A band that no page has room for, cut into bands that pages have room for: its text goes on where a line ends,
//! its pictures stand behind the text.

use super::Band;
use super::fit::{ABOVE, fit};
use super::length::Length;

/// The band, in as many parts as it needs. What stands over several bands is not cut.
pub fn cut(band: &Band, room: Length) -> Vec<Band> {
    let mut rest = band.clone();
    let mut parts = Vec::new();
    let whole = band.panes.iter().any(|pane| pane.down > 1);
    while !whole && height(&rest) > room {
        let Some(first) = begin(&mut rest, room) else {
            break;
        };
        parts.push(first);
        // Only neighbours of one number are kept together.
        rest.group = !rest.group;
    }
    parts.push(rest);
    parts
}

/// What a band takes where nothing is stretched.
fn height(band: &Band) -> Length {
    let panes = band.panes.iter().map(|pane| fit(pane, band.least).height);
    panes.fold(band.least, Ord::max)
}

/// Takes as much off the band as the room holds; nothing where no text can be parted.
fn begin(band: &mut Band, room: Length) -> Option<Band> {
    let mut first = band.clone();
    let mut parted = false;
    for (pane, rest) in first.panes.iter_mut().zip(&mut band.panes) {
        let fitted = fit(pane, room);
        let line = Length::tenths(fitted.size * pane.look.leading / 100);
        let count = (room - ABOVE - ABOVE).0 / line.0.max(1);
        let count = usize::try_from(count).unwrap_or(0).max(1);
        if fitted.height <= room {
            rest.lines.clear();
            rest.pictures.clear();
        } else if !pane.lines.is_empty() {
            let mut lines = fitted.lines;
            rest.lines = lines.split_off(count.min(lines.len()));
            pane.lines = lines;
            pane.pictures.clear();
            for look in [&mut pane.look, &mut rest.look] {
                look.size = fitted.size;
                look.shrinks = false;
            }
            parted = true;
        }
    }
    parted.then_some(first)
}
