//! Bands on pages. What repeats stands at the top of every page; bands of a group stay on one page; the label of
//! a block goes on where the block does; what signs stands on the last page and never alone; what height is
//! left is shared out.

use super::area::{height, width};
use super::fit::{Fitted, fit};
use super::frame::framed;
use super::length::Length;
use super::slip::{Slip, beside_labels, parted, slips, taken};
use super::{BandPlace, Document, Edge, Pane, PaperPage, PaperSheet, Placed};
use crate::paper::form::HeadShown;

/// No band is stretched beyond this.
const STRETCHED: Length = Length::mm(28);

/// Sheets on pages, numbered through.
pub fn place(sheets: &[PaperSheet], title: &str, author: &str) -> Document {
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

/// Bands that stay together.
struct BandUnit<'a> {
    block: usize,
    new_page: bool,
    slips: Vec<Slip<'a>>,
    /// So many at its beginning are the head of their block.
    heads: usize,
    /// So many at its end sign it.
    signs: usize,
}

impl<'a> BandUnit<'a> {
    fn of(slips: Vec<Slip<'a>>) -> Self {
        Self {
            block: slips.first().map_or(0, |slip| slip.block),
            new_page: false,
            slips,
            heads: 0,
            signs: 0,
        }
    }
}

struct Paging<'a> {
    sheet: &'a PaperSheet,
    room: Length,
}

impl<'a> Paging<'a> {
    fn of(sheet: &'a PaperSheet) -> Self {
        Self {
            sheet,
            room: height(sheet.landscape),
        }
    }

    fn pages(&self) -> Vec<PaperPage> {
        let mut pages = vec![self.top(1)];
        let mut units = self.units();
        let last = self.last();
        match units.last_mut() {
            Some(unit) => {
                unit.signs = last.len();
                unit.slips.extend(last);
            }
            None if !last.is_empty() => units.push(BandUnit::of(last)),
            None => {}
        }
        for unit in units {
            self.put(&mut pages, unit);
        }
        pages.into_iter().map(|slips| self.page(slips)).collect()
    }

    /// Puts a unit on the page that is open, or on the next; what is higher than a page is parted.
    fn put(&self, pages: &mut Vec<Vec<Slip<'a>>>, mut unit: BandUnit<'a>) {
        let top = self.top(pages.len());
        let begun = pages.last().is_some_and(|page| page.len() > top.len());
        let mut fresh = top;
        fresh.extend(self.again(&unit));
        let fits_alone = taken(fresh.iter().chain(&unit.slips)) <= self.room;
        let open = match begun {
            true => pages.last().map_or(&[][..], Vec::as_slice),
            false => fresh.as_slice(),
        };
        let fits = taken(open.iter().chain(&unit.slips)) <= self.room;
        if begun && (unit.new_page || fits_alone && !fits) {
            pages.push(self.top(pages.len() + 1));
            unit.new_page = false;
            return self.put(pages, unit);
        }
        if fits {
            return self.add(pages, unit, begun);
        }
        let left = self.room - taken(open);
        if let Some((first, rest)) = parted(&unit.slips, [unit.heads, unit.signs], left) {
            let rest = BandUnit {
                block: unit.block,
                signs: unit.signs,
                ..BandUnit::of(rest)
            };
            unit.slips = first;
            self.add(pages, unit, begun);
            pages.push(self.top(pages.len() + 1));
            self.put(pages, rest);
        } else if begun {
            pages.push(self.top(pages.len() + 1));
            self.put(pages, unit);
        } else if unit.signs > 0 {
            // What signs has no room beside anything.
            let signs = unit.slips.split_off(unit.slips.len() - unit.signs);
            unit.signs = 0;
            self.put(pages, unit);
            self.put(pages, BandUnit::of(signs));
        } else {
            self.add(pages, unit, begun);
        }
    }

    /// Adds a unit to the page that is open, under the head of its block where nothing stands there yet.
    fn add(&self, pages: &mut [Vec<Slip<'a>>], unit: BandUnit<'a>, begun: bool) {
        let lead = if begun { Vec::new() } else { self.again(&unit) };
        if let Some(page) = pages.last_mut() {
            page.extend(lead);
            page.extend(unit.slips);
        }
    }

    /// The head of a block at the top of a page, unless the unit brings it along.
    fn again(&self, unit: &BandUnit) -> Vec<Slip<'a>> {
        let Some(block) = self.sheet.blocks.get(unit.block) else {
            return Vec::new();
        };
        match block.head_shown {
            HeadShown::Begin => Vec::new(),
            HeadShown::Always if unit.heads > 0 => Vec::new(),
            HeadShown::Always | HeadShown::Page => {
                going_on(slips(unit.block, block, &block.head), true)
            }
        }
    }

    /// What stands at the top of a page of this number, from 1.
    fn top(&self, number: usize) -> Vec<Slip<'a>> {
        let blocks = self.sheet.blocks.iter().enumerate();
        let repeated = blocks.filter(|(_, block)| block.repeat);
        let top = repeated.flat_map(|(at, block)| slips(at, block, &block.bands));
        going_on(top.collect(), number > 1)
    }

    fn last(&self) -> Vec<Slip<'a>> {
        let blocks = self.sheet.blocks.iter().enumerate();
        let last = blocks.filter(|(_, block)| block.last);
        last.flat_map(|(at, block)| slips(at, block, &block.bands))
            .collect()
    }

    /// What stands between, in pieces that stay together; the head of a block stays with what follows.
    fn units(&self) -> Vec<BandUnit<'a>> {
        let mut units: Vec<BandUnit> = Vec::new();
        for (at, block) in self.sheet.blocks.iter().enumerate() {
            if block.repeat || block.last {
                continue;
            }
            let mut waiting = going_on(slips(at, block, &block.head), false);
            let mut group = None;
            let mut new_page = block.new_page;
            for slip in slips(at, block, &block.bands) {
                let same = group == Some(slip.band.group);
                group = Some(slip.band.group);
                match units.last_mut().filter(|_| same) {
                    Some(unit) => unit.slips.push(slip),
                    None => {
                        let mut slips = match block.head_shown {
                            HeadShown::Page => Vec::new(),
                            HeadShown::Begin | HeadShown::Always => std::mem::take(&mut waiting),
                        };
                        let heads = slips.len();
                        slips.push(slip);
                        units.push(BandUnit {
                            new_page,
                            heads,
                            ..BandUnit::of(slips)
                        });
                        new_page = false;
                    }
                }
            }
            if !waiting.is_empty() && block.bands.is_empty() {
                units.push(BandUnit {
                    new_page,
                    ..BandUnit::of(waiting)
                });
            }
        }
        units
    }

    /// A page with its bands: height shared out, labels set, frames drawn.
    fn page(&self, mut slips: Vec<Slip<'a>>) -> PaperPage {
        beside_labels(&mut slips);
        self.share(&mut slips);
        let mut top = Length::default();
        let mut bands = Vec::new();
        let mut panes = Vec::new();
        for (at, slip) in slips.iter().enumerate() {
            bands.push(BandPlace {
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
        let mut page = PaperPage {
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
        let outer = match self.sheet.thin {
            true => Edge::Thin,
            false => Edge::Thick,
        };
        framed(&mut page, width(self.sheet.landscape), outer);
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

/// Bands that say whether their form goes on.
fn going_on(mut slips: Vec<Slip>, goes_on: bool) -> Vec<Slip> {
    slips.iter_mut().for_each(|slip| slip.band.go_on(goes_on));
    slips
}
