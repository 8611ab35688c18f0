//! Statements that checklists were compared with the print: read from a table, each tied to the very bytes of the list
//! that stands here. They are kept as a file of their own; no record is touched.

use super::import::read_book;
use crate::checklist::reviews::ReviewsFile;
use crate::domain::misfit::{Misfit, ReviewMisfit};
use crate::domain::review::Review;
use crate::failure::Failure;
use crate::table::reviews;
use crate::workspace::Workspace;
use std::path::Path;

/// Statements about to be kept.
#[derive(Clone, Debug)]
pub struct NewReviews {
    /// Their file in the data folder.
    pub file: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// How many they are.
    pub count: usize,
}

impl Workspace {
    /// The statements of a table, or every fault in it. Nothing is kept yet.
    pub fn read_reviews(&self, file: &Path) -> Result<Vec<Review>, Failure> {
        let mut rows = reviews::read(read_book(file)?, self.today());
        for at in 0..rows.rows.len() {
            let Some(row) = rows.rows.get_mut(at) else {
                continue;
            };
            let id = self.list_meant(&row.checklist);
            let misfit = match self.library.rulebook.checklists.get(&id) {
                None => Some(("checklist", Misfit::NoChecklist(row.checklist.clone()))),
                Some(pinned) => {
                    (row.checklist, row.hash) = (id, pinned.hash.clone());
                    let known = &pinned.checklist.version;
                    let other = row.version != *known;
                    other.then(|| {
                        (
                            "version",
                            Misfit::Review(ReviewMisfit::OtherVersion(known.clone())),
                        )
                    })
                }
            };
            if let Some((column, misfit)) = misfit {
                rows.fault(at, column, misfit);
            }
        }
        match rows.faults.is_empty() {
            true => Ok(rows.rows),
            false => Err(Failure::Table {
                faults: rows.sorted(),
            }),
        }
    }

    /// Those that are not there yet as a file to be kept: its name, what stands in it, and how many they are.
    pub fn new_reviews(&self, reviews: Vec<Review>) -> Result<Option<NewReviews>, Failure> {
        let there = &self.library.reviews;
        let new = reviews.into_iter().filter(|one| !there.contains(one));
        let file = ReviewsFile::of(new.collect(), self.now());
        if file.reviews.is_empty() {
            return Ok(None);
        }
        let bytes = serde_json::to_vec_pretty(&file).map_err(Failure::internal)?;
        Ok(Some(NewReviews {
            file: file.name(&bytes),
            bytes,
            count: file.reviews.len(),
        }))
    }
}
