//! Bands on pages. What repeats stands at the top of every page; bands of a group stay on one page; the label of
//! a block goes on where the block does; what signs stands on the last page and never alone; what height is
//! left is shared out.

use super::cut::cut;
use super::fit::{Fitted, fit};
use super::frame::framed;
use super::length::Length;
use super::{Band, Block, Document, Page, Pane, Place, Placed, Sheet};
use crate::paper::form::Shown;

/// Height of the type area: A4 without 20 mm above, 15 mm below, and 2 mm for the roundings of office suites.
pub fn height(landscape: bool) -> Length {
    match landscape {
        false => Length::mm(297 - 20 - 15 - 2),
        true => Length::mm(210 - 20 - 15 - 2),
    }
}

/// No band is stretched beyond this.
const STRETCHED: Length = Length::mm(28);

/// Sheets on pages, numbered through.
pub fn place(sheets: &[Sheet], title: &str, author: &str) -> Document {
    let pages = sheets.iter().enumerate().flat_map(|(at, sheet)| {
        let mut pages = Paging::of(sheet).pages();
        pages.iter_mut().for_each(|page| page.sheet = at);
        pages
    });
    Document {
        title: title.to_owned(),
        author: author.to_owned(),
        pages: pages.collect(),
        data: sheets.iter().map(|sheet| sheet.data.clone()).collect(),
    }
}

/// A band on its way to a page: which block it is of, and what it takes.
#[derive(Clone)]
struct Slip<'a> {
    block: usize,
    band: Band,
    height: Length,
    label: Option<&'a Pane>,
    /// What the label takes at least, beside all bands of its block on the page.
    beside: Length,
}

/// Bands that stay together.
struct Unit<'a> {
    block: usize,
    new_page: bool,
    slips: Vec<Slip<'a>>,
}

impl<'a> Unit<'a> {
    fn of(slips: Vec<Slip<'a>>) -> Self {
        Self {
            block: slips.first().map_or(0, |slip| slip.block),
            new_page: false,
            slips,
        }
    }
}

/// What bands take, one under the other: a block at least what its label takes.
fn taken<'s>(slips: impl IntoIterator<Item = &'s Slip<'s>>) -> Length {
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

struct Paging<'a> {
    sheet: &'a Sheet,
    room: Length,
}

impl<'a> Paging<'a> {
    fn of(sheet: &'a Sheet) -> Self {
        Self {
            sheet,
            room: height(sheet.landscape),
        }
    }

    fn pages(&self) -> Vec<Page> {
        let mut pages = vec![self.top(1)];
        let mut units = self.units();
        let last = self.last();
        // The last unit goes with what signs it, if both fit on a page.
        if let (Some(unit), false) = (units.last_mut(), last.is_empty()) {
            let (top, again) = (self.top(2), self.again(unit));
            let together = top.iter().chain(&again).chain(&unit.slips).chain(&last);
            if taken(together) <= self.room {
                unit.slips.extend(last.iter().cloned());
            } else {
                units.push(Unit::of(last));
            }
        } else if !last.is_empty() {
            units.push(Unit::of(last));
        }
        for unit in units {
            self.put(&mut pages, unit);
        }
        pages.into_iter().map(|slips| self.page(slips)).collect()
    }

    /// Puts a unit on the page that is open, or on the next.
    fn put(&self, pages: &mut Vec<Vec<Slip<'a>>>, mut unit: Unit<'a>) {
        let open = pages.last().map_or(&[][..], Vec::as_slice);
        let top = self.top(pages.len());
        let begun = open.len() > top.len();
        let mut fresh = top;
        fresh.extend(self.again(&unit));
        let fits_alone = taken(fresh.iter().chain(&unit.slips)) <= self.room;
        let fits = match begun {
            true => taken(open.iter().chain(&unit.slips)) <= self.room && !unit.new_page,
            false => fits_alone,
        };
        if fits || (!begun && unit.slips.len() == 1) {
            // What is higher than a page stands where it is: nothing of it is cut.
            let lead = if begun { Vec::new() } else { self.again(&unit) };
            if let Some(page) = pages.last_mut() {
                page.extend(lead);
                page.append(&mut unit.slips);
            }
        } else if begun && (fits_alone || unit.slips.len() == 1 || unit.new_page) {
            pages.push(self.top(pages.len() + 1));
            unit.new_page = false;
            self.put(pages, unit);
        } else {
            for slip in apart(unit.slips) {
                let slips = vec![slip];
                self.put(pages, Unit { slips, ..unit });
            }
        }
    }

    /// The head of a block at the top of a page, unless the unit brings it along.
    fn again(&self, unit: &Unit) -> Vec<Slip<'a>> {
        let Some(block) = self.sheet.blocks.get(unit.block) else {
            return Vec::new();
        };
        let first = unit.slips.first().map(|slip| &slip.band);
        let begins = first.is_some() && first == block.head.first();
        match block.head_shown {
            Shown::Begin => Vec::new(),
            Shown::Always if begins => Vec::new(),
            Shown::Always | Shown::Page => slips(unit.block, block, &block.head),
        }
    }

    /// What stands at the top of a page of this number, from 1.
    fn top(&self, number: usize) -> Vec<Slip<'a>> {
        let blocks = self.sheet.blocks.iter().enumerate();
        let repeated = blocks.filter(|(_, block)| block.repeat);
        let mut top: Vec<Slip> = repeated
            .flat_map(|(at, block)| slips(at, block, &block.bands))
            .collect();
        top.iter_mut().for_each(|slip| slip.band.go_on(number > 1));
        top
    }

    fn last(&self) -> Vec<Slip<'a>> {
        let blocks = self.sheet.blocks.iter().enumerate();
        let last = blocks.filter(|(_, block)| block.last);
        last.flat_map(|(at, block)| slips(at, block, &block.bands))
            .collect()
    }

    /// What stands between, in pieces that stay together; the head of a block stays with what follows.
    fn units(&self) -> Vec<Unit<'a>> {
        let mut units: Vec<Unit> = Vec::new();
        for (at, block) in self.sheet.blocks.iter().enumerate() {
            if block.repeat || block.last {
                continue;
            }
            let mut waiting = slips(at, block, &block.head);
            let mut group = None;
            let mut new_page = block.new_page;
            for slip in slips(at, block, &self.cut(at, block)) {
                let same = group == Some(slip.band.group);
                group = Some(slip.band.group);
                match units.last_mut().filter(|_| same) {
                    Some(unit) => unit.slips.push(slip),
                    None => {
                        let mut slips = match block.head_shown {
                            Shown::Page => Vec::new(),
                            Shown::Begin | Shown::Always => std::mem::take(&mut waiting),
                        };
                        slips.push(slip);
                        units.push(Unit {
                            block: at,
                            new_page,
                            slips,
                        });
                        new_page = false;
                    }
                }
            }
            if !waiting.is_empty() && block.bands.is_empty() {
                units.push(Unit {
                    block: at,
                    new_page,
                    slips: waiting,
                });
            }
        }
        units
    }

    /// The bands of a block, those that no page has room for in parts; of the last one something is left to
    /// stand with what signs it.
    fn cut(&self, at: usize, block: &Block) -> Vec<Band> {
        let (top, head) = (self.top(2), slips(at, block, &block.head));
        let room = self.room - taken(top.iter().chain(&head));
        let bands = block.bands.iter();
        let mut bands: Vec<Band> = bands.flat_map(|band| cut(band, room)).collect();
        let flows = |block: &Block| !block.repeat && !block.last;
        if self.sheet.blocks.iter().rposition(flows) == Some(at) {
            let end = bands.pop();
            let room = room - taken(&self.last());
            bands.extend(end.iter().flat_map(|end| cut(end, room)));
        }
        bands
    }

    /// A page with its bands: height shared out, labels set, frames drawn.
    fn page(&self, mut slips: Vec<Slip<'a>>) -> Page {
        beside_labels(&mut slips);
        self.share(&mut slips);
        let mut top = Length::default();
        let mut bands = Vec::new();
        let mut panes = Vec::new();
        for (at, slip) in slips.iter().enumerate() {
            bands.push(Place {
                top,
                height: slip.height,
            });
            top += slip.height;
            if let Some((label, down)) = self.label(&slips, at) {
                panes.push((at, label, down));
            }
            for pane in &slip.band.panes {
                panes.push((at, pane.clone(), pane.down.min(slips.len() - at)));
            }
        }
        let mut page = Page {
            sheet: 0,
            title: self.sheet.title.clone(),
            landscape: self.sheet.landscape,
            check: self.sheet.check.clone(),
            bands,
            panes: Vec::new(),
        };
        for (band, mut pane, down) in panes {
            pane.down = down;
            let placed = Placed {
                band,
                pane,
                broken: Vec::new(),
            };
            let room = page.height(&placed);
            let Fitted { size, lines, .. } = fit(&placed.pane, room);
            let mut placed = placed;
            placed.pane.look.size = size;
            placed.broken = lines;
            page.panes.push(placed);
        }
        framed(&mut page, super::compose::width(self.sheet.landscape));
        page
    }

    /// The label of a block where it begins on a page, and over how many bands it stands.
    fn label(&self, slips: &[Slip<'a>], at: usize) -> Option<(Pane, usize)> {
        let slip = slips.get(at)?;
        let label = slip.label?;
        let before = at.checked_sub(1).and_then(|before| slips.get(before));
        if before.is_some_and(|before| before.block == slip.block) {
            return None;
        }
        let same = |one: &&Slip| one.block == slip.block;
        let down = slips.iter().skip(at).take_while(same).count();
        Some((label.clone(), down))
    }

    /// Shares out the height that is left among the bands that take some.
    fn share(&self, slips: &mut [Slip]) {
        let left = self.room - taken(slips.iter());
        let shares: u32 = slips.iter().map(|slip| slip.band.stretch).sum();
        if shares == 0 || left <= Length::default() {
            return;
        }
        for slip in slips.iter_mut() {
            let more = left.part(slip.band.stretch, shares);
            let most = match slip.band.stretch {
                1 => STRETCHED.max(slip.height),
                _ => self.room,
            };
            slip.height = (slip.height + more).min(most);
        }
    }
}

/// The last band of a block on the page is as high as its label needs beside all of them.
fn beside_labels(slips: &mut [Slip]) {
    let same = |one: &Slip, other: &Slip| one.block == other.block;
    for block in slips.chunk_by_mut(same) {
        let height: Length = block.iter().map(|slip| slip.height).sum();
        if let Some(last) = block.last_mut().filter(|last| last.beside > height) {
            last.height += last.beside - height;
        }
    }
}

/// Bands with the height each takes; a pane over several makes the last of them higher when it must.
fn slips<'a>(at: usize, block: &'a Block, bands: &[Band]) -> Vec<Slip<'a>> {
    let heights = bands.iter().map(|band| {
        let alone = band.panes.iter().filter(|pane| pane.down == 1);
        let needs = alone.map(|pane| fit(pane, band.least).height);
        needs.fold(band.least, Ord::max)
    });
    let mut heights: Vec<Length> = heights.collect();
    for (first, band) in bands.iter().enumerate() {
        for pane in band.panes.iter().filter(|pane| pane.down > 1) {
            let over = heights.iter_mut().skip(first).take(pane.down);
            let mut over: Vec<&mut Length> = over.collect();
            let room: Length = over.iter().map(|height| **height).sum();
            let needed = fit(pane, room).height;
            if let (Some(last), true) = (over.last_mut(), needed > room) {
                **last += needed - room;
            }
        }
    }
    let label = block.label.as_ref();
    let beside = label.map_or(Length::default(), |label| {
        fit(label, Length::default()).height
    });
    let slip = |(band, height): (&Band, Length)| Slip {
        block: at,
        band: band.clone(),
        height,
        label,
        beside,
    };
    bands.iter().zip(heights).map(slip).collect()
}

/// The bands of a group that does not fit on a page: what stood over several stands in each again.
fn apart(slips: Vec<Slip>) -> Vec<Slip> {
    let mut open: Vec<(Pane, usize)> = Vec::new();
    let mut parted = Vec::new();
    for mut slip in slips {
        let over: Vec<Pane> = open.iter().map(|(pane, _)| pane.clone()).collect();
        open.iter_mut().for_each(|(_, left)| *left -= 1);
        open.retain(|(_, left)| *left > 0);
        for pane in slip.band.panes.iter_mut().filter(|pane| pane.down > 1) {
            let left = pane.down - 1;
            pane.down = 1;
            open.push((pane.clone(), left));
        }
        slip.band.panes.extend(over);
        slip.band.panes.sort_by_key(|pane| pane.left);
        parted.push(slip);
    }
    parted
}
