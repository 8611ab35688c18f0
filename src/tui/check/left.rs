//! What stands in the field or the form of a check and was not taken yet when it is left, and how it
//! comes back: on its row, as it was typed.

use super::block::PastedBlock;
use super::details::Details;
use super::{Check, Mode};
use crate::tui::check::sheet::kind::Purpose;
use crate::tui::check::sheet::rows::CheckLine;
use crate::tui::form::field::{Field, put_back, typed_texts};

/// Before the item of a block that waits.
const BLOCK: &str = "block ";

/// Before the subject and the stage of a check, in the name of what was left there.
pub const SUBJECT: &str = "check ";

impl Check {
    /// The name of this check, and the row's name with what was typed there.
    pub(super) fn left_over(&self) -> (String, Vec<String>) {
        let name = format!(
            "{SUBJECT}{} {}",
            self.sheet.subject.code, self.sheet.stage.id
        );
        let (row, texts) = match &self.mode {
            Mode::Rows | Mode::Shrink(_) | Mode::Takeover | Mode::Skip => (
                self.row_name(self.row()),
                typed_texts([&self.field, &self.why]),
            ),
            Mode::Block(block) => (format!("{BLOCK}{}", block.item), vec![block.text.clone()]),
            Mode::Form(form) => {
                let row = format!("{:?} {}", form.purpose, form.item);
                (row, form.form.left())
            }
        };
        if texts.is_empty() {
            return (name, texts);
        }
        (name, [vec![row], texts].concat())
    }

    fn row_name(&self, row: &CheckLine) -> String {
        match row {
            CheckLine::Item(at) => {
                let item = self.sheet.item(*at);
                item.map_or_else(String::new, |item| item.id.clone())
            }
            other => format!("{other:?}"),
        }
    }

    /// Takes up what was left.
    pub(super) fn take_up(&mut self, texts: &[String]) {
        let Some((row, texts)) = texts.split_first() else {
            return;
        };
        if let Some(at) = self
            .rows
            .iter()
            .position(|known| self.row_name(known) == *row)
        {
            self.cursor.at = at;
            self.field = Field::new(self.takes(), "");
            self.found = true;
            return put_back([&mut self.field, &mut self.why], texts);
        }
        if let Some(id) = row.strip_prefix(BLOCK) {
            self.select_item(id);
            if let Some(item) = self.pinned_item(id) {
                self.mode = Mode::Block(PastedBlock::read(&self.sheet, &item, &texts.concat()));
            }
            return;
        }
        let item = row.split_once(' ').map_or("", |(_, item)| item);
        self.select_item(item);
        let Some(item) = self.item() else {
            return;
        };
        let old = self.sheet.draft.answer(&item.id);
        let single = [Purpose::Reason, Purpose::Design, Purpose::Problem];
        let single = single
            .into_iter()
            .find(|purpose| row.starts_with(&format!("{purpose:?} ")));
        let form = match single {
            Some(Purpose::Problem) => Some(Details::problem(&self.sheet, item)),
            Some(purpose) => Some(Details::single(item, purpose, old)),
            None => Details::of(item, old),
        };
        if let Some(mut form) = form {
            form.form.resume(texts);
            self.mode = Mode::Form(form);
        }
    }
}
