//! What may be taken over and waits until somebody confirms it: answers, numbers, dimensions, instruments.
//! What may be offered is a rule and not known here; nothing of it counts before it is confirmed.

use super::CheckSheet;
use super::rows::CheckLine;
use crate::domain::offers::AnswerOffer;
use crate::domain::{Answer, Decimal, Item, Quantity};
use crate::text::Lang;
use crate::text::screen::check as say;
use crate::workspace::DraftEntry;

impl CheckSheet {
    /// The capacity of the last lot like it, as long as nobody said or planned this one's.
    pub fn offered_capacity(&self) -> Option<Quantity> {
        let like = self.carried.like.filter(|_| !self.is_settled());
        like.filter(|_| self.capacity().is_none())
    }

    /// The number that the check before it said; to be said again by one Enter.
    pub fn offered(&self, id: &str) -> Option<Quantity> {
        self.carried.counts.get(id).copied()
    }

    /// The size that the check before it said.
    pub fn offered_size(&self, name: &str) -> Option<&Decimal> {
        self.carried.dims.get(name)
    }

    /// The instruments that were used, or those of the check before it as long as none were chosen.
    pub fn instruments(&self) -> &[String] {
        match self.draft.instruments.as_slice() {
            [] => &self.carried.instruments,
            chosen => chosen,
        }
    }

    /// Who concluded this stage where it is taken over from.
    pub fn usual(&self) -> Option<&str> {
        self.carried.by.as_deref()
    }

    /// What an item that nobody answered yet may take over.
    pub fn offer(&self, item: &Item) -> Option<&AnswerOffer> {
        let offer = self.carried.offers.iter();
        let offer = { offer }.find(|offer| offer.answer.item == item.id);
        offer.filter(|_| self.draft.answer(&item.id).is_none() && !self.is_settled())
    }

    /// The answers that wait to be confirmed.
    pub fn offers(&self) -> Vec<&AnswerOffer> {
        let items = self.items().map(|(_, item)| item);
        items.filter_map(|item| self.offer(item)).collect()
    }

    /// The usual reasons for taking over all that waits: of an earlier round of the lot's own others than of another
    /// check.
    pub fn grounds(&self, lang: Lang) -> Vec<&'static str> {
        let offers = self.offers();
        let is_own_round = offers.iter().all(|offer| offer.answer.as_in().is_some());
        say::usual_grounds(lang, is_own_round)
    }

    /// The entry that confirms a row as it was said before.
    pub fn confirming(&self, row: &CheckLine) -> Option<DraftEntry> {
        match row {
            CheckLine::Capacity => self.offered_capacity().map(DraftEntry::Capacity),
            CheckLine::Remedy => self.said_remedy().map(DraftEntry::Remedy),
            CheckLine::Count(id) => self.offered(id).map(|n| DraftEntry::Count(id.clone(), n)),
            CheckLine::Dimension(name) => {
                let size = self.offered_size(name)?.clone();
                Some(DraftEntry::Dimension(name.clone(), size))
            }
            CheckLine::Item(at) => {
                let offer = self.offer(self.item(*at)?)?;
                Some(DraftEntry::Answer(offer.answer.clone()))
            }
            _ => None,
        }
    }

    /// The entry that confirms all that waits, for this reason.
    pub fn confirming_all(&self, rows: &[CheckLine], why: &str) -> DraftEntry {
        // How much there is of a lot is its own, and is confirmed by itself; so is how it was mended.
        let open = rows.iter().filter(|row| !self.is_done(row));
        let alone = |row: &&CheckLine| matches!(row, CheckLine::Capacity | CheckLine::Remedy);
        let open = open.filter(|row| !alone(row));
        let confirmed = open.filter_map(|row| self.confirming(row));
        let because = |entry| match entry {
            DraftEntry::Answer(answer) => DraftEntry::Answer(answer.because(why)),
            other => other,
        };
        let mut entries: Vec<DraftEntry> = confirmed.map(because).collect();
        if self.draft.instruments.is_empty() && !self.carried.instruments.is_empty() {
            entries.push(DraftEntry::Instruments(self.carried.instruments.clone()));
        }
        DraftEntry::Together(entries)
    }

    /// The entry that takes back every reference to an earlier round: work done anew is looked at anew.
    pub fn referring_no_more(&self) -> Vec<DraftEntry> {
        let referring = |answer: &&Answer| answer.as_in().is_some();
        let answers = self.draft.answers.iter().filter(referring);
        answers
            .map(|answer| DraftEntry::Clear(answer.item.clone()))
            .collect()
    }
}
