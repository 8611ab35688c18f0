//! Who compared which checklist with the print. Each taking-in is a file of its own beside the site's checklists, so
//! that no statement is lost by another one.

use super::read::ItemFlaws;
use crate::domain::flaw::Flaw;
use crate::domain::lists::Pinned;
use crate::domain::review::Review;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The schema word of a file of such statements.
pub const REVIEWS: &str = "sanjian.reviews/1";
/// Where they lie in the data folder.
const FOLDER: &str = "checklists/reviews";
/// Letters of the content's hash in a file's name.
const SHORT: usize = 16;

/// The file as it is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReviewsFile {
    schema: String,
    /// When they were taken in.
    entered: Time,
    /// The statements.
    pub reviews: Vec<Review>,
}

impl ReviewsFile {
    /// Statements taken in now.
    pub fn of(reviews: Vec<Review>, now: Time) -> Self {
        Self {
            schema: REVIEWS.to_owned(),
            entered: now,
            reviews,
        }
    }

    /// Reads a file, or every fault in it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ItemFlaws> {
        let file: Self = serde_json::from_slice(bytes)
            .map_err(|error| vec![(None, Flaw::Shape(error.to_string()))])?;
        let wrong = file.reviews.iter().filter_map(|review| {
            let id = Some(review.checklist.clone());
            let wrong = review.date.date().is_none();
            wrong.then(|| (id, Flaw::BadDay(review.date.to_string())))
        });
        let wrong: ItemFlaws = wrong.collect();
        match wrong.is_empty() {
            true => Ok(file),
            false => Err(wrong),
        }
    }

    /// Its name in the data folder: another content has another one, so that none is written over.
    pub fn name(&self, bytes: &[u8]) -> String {
        let hash = hex::encode(Sha256::digest(bytes));
        let day = self.entered.day();
        format!("{FOLDER}/{day}-{}.json", hash.get(..SHORT).unwrap_or(&hash))
    }
}

/// What was said of a checklist, the latest first; and whether it is of what stands there now.
pub fn of<'a>(reviews: &'a [Review], pinned: &'a Pinned) -> Vec<(&'a Review, bool)> {
    let own = reviews.iter();
    let own = own.filter(|review| review.checklist == pinned.checklist.id);
    let mut own: Vec<_> = own
        .map(|review| (review, review.hash == pinned.hash))
        .collect();
    own.sort_by(|(a, now_a), (b, now_b)| (now_b, &b.date).cmp(&(now_a, &a.date)));
    own
}
