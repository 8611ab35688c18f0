//! A form as data, contract `sanjian.form/1`: what stands where, in units of width, and which value fills it.
//! The national forms are shipped under `checklists/forms/`; a site's own file of the same id takes the
//! place of one. Nothing here knows a particular form.
//!
//! | file | noun |
//! |---|---|
//! | `template` | text with `{places}` for values |
//! | `shelf` | all forms: those shipped, and those a site adds or overrides |
//! | `read` | a form file, read piece by piece |
//! | `lint` | every fault of a form at once |
//! | `scope` | which names a place of a form may use |
//! | `near` | the name that was probably meant |
//! | `reach` | where the cells of a row stand, beside those that reach into it |
//! | `widths` | whether the cells fill their rows |
//! | `flaw` | what can be wrong, and where |
//! | `said` | how that is said |

pub mod flaw;
mod lint;
pub mod near;
pub mod reach;
mod read;
pub mod said;
mod scope;
pub mod shelf;
pub mod template;

pub use lint::RESERVED;
pub use read::LARGEST;
#[cfg(test)]
mod tests;
mod widths;

use crate::domain::Role;
use crate::domain::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use template::Template;

/// The schema word of a form file.
pub const SCHEMA: &str = "sanjian.form/1";

/// The height of a page in millimetres: A4 without 20 above, 15 below, and 2 for the roundings of office suites.
pub const fn page_height(landscape: bool) -> u32 {
    let paper = if landscape { 210 } else { 297 };
    paper - 20 - 15 - 2
}

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PaperForm {
    /// Always `sanjian.form/1`.
    pub schema: String,
    /// Its id, by which it is asked for and overridden, e.g. `lot`.
    pub id: String,
    /// What it is filled from, e.g. `lot`; says which fields there are.
    pub about: String,
    /// What it is called in lists.
    pub name: Words,
    /// Where its layout comes from, e.g. `GB 50300-2013 附录E`.
    pub source: String,
    /// The roles that issue and withdraw it; none said: those of the shipped form it takes the place of, else anybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub issuers: Vec<Role>,
    /// A4 on its side.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub landscape: bool,
    /// Its frame is as thin as its other lines, as word processors draw them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub thin: bool,
    /// How many copies are made, for whoever prints it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    /// Into how many units the width is divided, unless a part says otherwise.
    pub units: u32,
    /// What stands on it, from top to bottom.
    pub parts: Vec<FormPart>,
}

/// Rows that belong together: fixed ones, or one for each row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FormPart {
    /// Into how many units the width is divided here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
    /// Shown again at the top of every page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repeat: bool,
    /// Kept whole, on the last page, never alone there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub last: bool,
    /// Begins on a new page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub new_page: bool,
    /// Left out when the field or table of this name is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Left out when the field or table of this name is filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
    /// A narrow cell at the left beside all its rows, one character a line, shown again on every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Rows at its beginning.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<FormRow>,
    /// Where `head` is shown.
    #[serde(skip_serializing_if = "is_usual")]
    pub head_shown: HeadShown,
    /// The table whose rows it shows, each by `rows`; none: `rows` stand as they are.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// Its rows.
    pub rows: Vec<FormRow>,
    /// The field of the table by which rows are kept on one page and `join` cells grow together; a field of the paper
    /// keeps all its rows on one page, while a page has the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<String>,
    /// At least so many rows of the table; the rest are empty, numbered on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
}

/// Where the head of a part is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeadShown {
    /// Where the part begins.
    #[default]
    Begin,
    /// Where it begins, and at the top of every page on which it goes on.
    Always,
    /// At the top of a page alone: the part before it has the same head.
    Page,
}

/// The narrow cell at the left of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Width in units.
    pub w: u32,
    /// Its text.
    pub text: String,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FormRow {
    /// Least height in millimetres; 8 when it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Its share of the height that is left on the page; 0: it stays as high as it must be.
    #[serde(skip_serializing_if = "is_zero")]
    pub stretch: u32,
    /// Left out when the field of this name is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Its cells, from left to right; their widths fill the row.
    pub cells: Vec<FormCell>,
}

impl PaperForm {
    /// Whether the text of a field stands anywhere on it.
    pub fn shows(&self, field: &str) -> bool {
        let rows = self
            .parts
            .iter()
            .flat_map(|part| part.head.iter().chain(&part.rows));
        let cells = rows.flat_map(|row| &row.cells);
        let texts = cells.flat_map(|cell| &cell.text).map(Paragraph::template);
        texts.flat_map(Template::places).any(|name| name == field)
    }
}

impl FormRow {
    /// Its least height in millimetres.
    pub fn least(&self) -> u32 {
        self.height.unwrap_or(8)
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FormCell {
    /// Width in units.
    pub w: u32,
    /// Its paragraphs: one text, or a list.
    #[serde(deserialize_with = "paragraphs", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "WrittenParagraphs")]
    pub text: Vec<Paragraph>,
    /// The field whose pictures it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// Where its text stands from left to right.
    #[serde(skip_serializing_if = "is_usual")]
    pub align: Align,
    /// Where its text stands from top to bottom.
    #[serde(skip_serializing_if = "is_usual")]
    pub stand: CellStand,
    /// Type size in points; smaller where a cell of 10 points or less must fit its row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Set in 黑体, the face of titles.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// One character a line.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub upright: bool,
    /// Without lines around it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bare: bool,
    /// Without the line at its left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub open_left: bool,
    /// Without the line above it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub open_top: bool,
    /// Over so many rows of its part; 1 when it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub down: Option<u32>,
    /// One cell over the rows that belong together.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub join: bool,
    /// Height of a line in per cent of its size; 130 when it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leading: Option<u32>,
    /// So much of its width is left free at the right, in per cent: where a hand signs.
    #[serde(skip_serializing_if = "is_zero")]
    pub free: u32,
    /// Only where this field is filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Only where this field is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// From left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    #[default]
    Centre,
    /// At the right.
    Right,
}

/// From top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CellStand {
    /// At the top.
    Top,
    /// In the middle.
    #[default]
    Middle,
    /// At the bottom.
    Bottom,
}

/// A paragraph: its text, or its text and when it stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Paragraph {
    /// Always, once.
    Plain(Template),
    /// Under a condition, or once for each row of a table.
    Set(Set),
}

impl Paragraph {
    /// Its text, with its places.
    pub(super) fn template(&self) -> &Template {
        match self {
            Paragraph::Plain(text) => text,
            Paragraph::Set(set) => &set.text,
        }
    }
}

/// A paragraph that stands under a condition, or once for each row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// Its text.
    pub text: Template,
    /// Only where this field is filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Once for each row of this table.
    #[serde(rename = "for", default, skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
}

/// Paragraphs as people write them: a list, or one text. The list is tried first: a list can be read as the
/// fields of a paragraph too.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum WrittenParagraphs {
    Many(Vec<Paragraph>),
    One(Paragraph),
}

fn paragraphs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Paragraph>, D::Error> {
    Ok(match WrittenParagraphs::deserialize(from)? {
        WrittenParagraphs::One(one) => vec![one],
        WrittenParagraphs::Many(many) => many,
    })
}
