//! Bands on their way to a page: what each takes, and how those that stay together are parted where they take more
//! than a page has: between bands, or within one between its lines.

use super::fit::{ABOVE, Fitted, fit};
use super::length::Length;
use super::{Band, Block, Pane, PaneLook};

/// A band on its way to a page: which block it is of, and what it takes.
#[derive(Clone)]
pub struct Slip<'a> {
    /// Its block.
    pub block: usize,
    /// What stands in it.
    pub band: Band,
    /// How high it is.
    pub height: Length,
    /// The label of its block.
    pub label: Option<&'a Pane>,
    /// What the label takes at least, beside all bands of its block on the page.
    pub beside: Length,
}

/// What bands take, one under the other: a block at least what its label takes.
pub fn taken<'s>(slips: impl IntoIterator<Item = &'s Slip<'s>>) -> Length {
    let mut all = Length::default();
    let mut block: Option<(usize, Length, Length)> = None;
    for slip in slips {
        block = match block {
            Some((at, height, beside)) if at == slip.block => {
                Some((at, height + slip.height, beside))
            }
            before => {
                all += before.map_or(Length::default(), |(_, height, beside)| height.max(beside));
                Some((slip.block, slip.height, slip.beside))
            }
        };
    }
    all + block.map_or(Length::default(), |(_, height, beside)| height.max(beside))
}

/// The last band of a block on the page is as high as its label needs beside all of them.
pub fn beside_labels(slips: &mut [Slip]) {
    let same = |one: &Slip, other: &Slip| one.block == other.block;
    for block in slips.chunk_by_mut(same) {
        let height: Length = block.iter().map(|slip| slip.height).sum();
        if let Some(last) = block.last_mut().filter(|last| last.beside > height) {
            last.height += last.beside - height;
        }
    }
}

/// Bands with the height each takes.
pub fn slips<'a>(at: usize, block: &'a Block, bands: &[Band]) -> Vec<Slip<'a>> {
    let label = block.label.as_ref();
    let beside = label.map_or(Length::default(), |label| {
        fit(label, Length::default()).height
    });
    let slip = |band: &Band| {
        let alone = band.panes.iter().filter(|pane| pane.down == 1);
        let needs = alone.map(|pane| fit(pane, band.least).height);
        Slip {
            block: at,
            height: needs.fold(band.least, Ord::max),
            band: band.clone(),
            label,
            beside,
        }
    };
    let mut slips: Vec<Slip> = bands.iter().map(slip).collect();
    grown(&mut slips);
    slips
}

/// A pane over several bands makes the last of them higher when it must.
fn grown(slips: &mut [Slip]) {
    for first in 0..slips.len() {
        let panes = slips.get(first).map(|slip| slip.band.panes.clone());
        for pane in panes.unwrap_or_default() {
            let over = slips.iter_mut().skip(first).take(pane.down);
            let mut over: Vec<&mut Length> = over.map(|slip| &mut slip.height).collect();
            let room: Length = over.iter().map(|height| **height).sum();
            let needed = fit(&pane, room).height;
            if let (Some(last), true) = (over.last_mut(), needed > room) {
                **last += needed - room;
            }
        }
    }
}

/// Slips in two, the first of which fit into the room; none when no part of them does. So many at their beginning
/// are a head, and so many at their end sign: neither stands alone.
pub fn parted<'a>(
    slips: &[Slip<'a>],
    [heads, signs]: [usize; 2],
    room: Length,
) -> Option<(Vec<Slip<'a>>, Vec<Slip<'a>>)> {
    let last = slips.len().checked_sub(signs + 1)?;
    let most = if signs > 0 {
        last
    } else {
        last.min(slips.len() - 1)
    };
    let mut sum = Length::default();
    let fitting = slips.iter().take_while(|slip| {
        sum += slip.height;
        sum <= room
    });
    let whole = (heads + 1..=most.min(fitting.count())).rev();
    let mut whole = whole.map(|count| cut(slips, count));
    let whole = whole.find(|(first, _)| taken(first) <= room);
    whole.or_else(|| {
        let (mut first, mut rest) = cut(slips, heads + 1);
        let parted = first.pop()?;
        let (above, below) = within(&parted, room - taken(&first))?;
        first.push(above);
        rest.insert(0, below);
        Some((first, rest))
    })
}

/// The first so many, and the others: a pane over bands of both stands in both.
fn cut<'a>(slips: &[Slip<'a>], count: usize) -> (Vec<Slip<'a>>, Vec<Slip<'a>>) {
    let (first, rest) = slips.split_at_checked(count).unwrap_or((slips, &[]));
    let (mut first, mut rest) = (first.to_vec(), rest.to_vec());
    for (at, slip) in first.iter_mut().enumerate() {
        for pane in &mut slip.band.panes {
            let here = count - at;
            if let (Some(next), true) = (rest.first_mut(), pane.down > here) {
                let mut more = pane.clone();
                more.down -= here;
                pane.down = here;
                next.band.panes.push(more);
            }
        }
    }
    if let Some(next) = rest.first_mut() {
        next.band.panes.sort_by_key(|pane| pane.left);
    }
    grown(&mut first);
    grown(&mut rest);
    (first, rest)
}

/// So many lines of a pane stand together at least.
const FEWEST: usize = 2;

/// A slip in two, between its lines; none when it has none to part, or not the room for them.
fn within<'a>(slip: &Slip<'a>, room: Length) -> Option<(Slip<'a>, Slip<'a>)> {
    let panes = slip.band.panes.iter();
    let set: Vec<Fitted> = panes.map(|pane| fit(pane, slip.height)).collect();
    let line = |pane: &Pane, set: &Fitted| {
        let size = set.size;
        PaneLook { size, ..pane.look }.line()
    };
    let each = || slip.band.panes.iter().zip(&set);
    let (tall, tallest) = each().max_by_key(|(_, set)| set.height)?;
    // What has the room and is parted all the same leaves its last lines to what signs it.
    let leave = line(tall, tallest);
    let room = room.min(tallest.height - leave - leave) - ABOVE - ABOVE;
    let lines = |pane: &Pane, set: &Fitted| {
        let lines = room.0.max(0) / line(pane, set).0.max(1);
        usize::try_from(lines).unwrap_or_default()
    };
    let enough = |(pane, set): (&Pane, &Fitted)| {
        set.lines.len() <= lines(pane, set) || lines(pane, set) >= FEWEST
    };
    let is_parted = tallest.lines.len() > lines(tall, tallest);
    if !is_parted || !each().all(enough) {
        return None;
    }
    let (mut above, mut below) = (slip.clone(), slip.clone());
    let halves = above.band.panes.iter_mut().zip(&mut below.band.panes);
    for ((above, below), set) in halves.zip(&set) {
        let count = lines(above, set).min(set.lines.len());
        let (first, rest) = set.lines.split_at_checked(count)?;
        (above.lines, below.lines) = (first.to_vec(), rest.to_vec());
        above.pictures = Vec::new();
        for half in [above, below] {
            half.look.size = set.size;
            half.look.shrinks = false;
        }
    }
    for half in [&mut above, &mut below] {
        half.height = Length::default();
        grown(std::slice::from_mut(half));
    }
    Some((above, below))
}
