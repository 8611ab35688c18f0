//! What can be wrong with a form, and where in it. How it is said stands in `said`.

/// Where in a form, counted from 1; nothing: the form as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormPosition {
    /// Which part.
    pub part: Option<usize>,
    /// Whether the row is one of its head.
    pub head: bool,
    /// Which row.
    pub row: Option<usize>,
    /// Which cell of the row.
    pub cell: Option<usize>,
}

/// Flaws with their places.
pub type FormFaults = Vec<(FormPosition, FormFlaw)>;

/// A fault of a form file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFault {
    /// The file.
    pub file: String,
    /// Where in it.
    pub at: FormPosition,
    /// What is wrong.
    pub flaw: FormFlaw,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFlaw {
    /// The file is larger than this.
    TooLarge(usize),
    /// Not JSON, or not what stands in this place.
    Shape {
        /// Which field; empty: the whole.
        field: String,
        /// What the reader said.
        error: String,
    },
    /// Another kind of file.
    Schema(String),
    /// There is no such field in the form file.
    Unknown {
        /// The field.
        field: String,
        /// The one that is probably meant.
        near: Option<String>,
    },
    /// No plain name.
    BadId(String),
    /// Another file has this id.
    SameId {
        /// The id.
        id: String,
        /// The other file.
        file: String,
    },
    /// Nothing stands where something must.
    Empty(&'static str),
    /// A character that nobody would see.
    Hidden {
        /// In which field.
        field: &'static str,
        /// The character.
        character: char,
    },
    /// A figure out of bounds.
    Bounds {
        /// Of which field.
        field: &'static str,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// More than there may be.
    TooMany {
        /// Of what.
        what: Many,
        /// How many there may be.
        most: usize,
    },
    /// Nothing is filled for this.
    NoAbout {
        /// What it says.
        name: String,
        /// The one that is probably meant.
        near: Option<String>,
    },
    /// What it is about has no such field.
    NoField {
        /// The field.
        name: String,
        /// The one that is probably meant.
        near: Option<String>,
    },
    /// What it is about has no such table.
    NoTable {
        /// The table.
        name: String,
        /// The one that is probably meant.
        near: Option<String>,
    },
    /// Text in the place of a picture.
    NoPicture(String),
    /// A picture in the place of text.
    Picture(String),
    /// A brace without its other half.
    Unclosed {
        /// The text.
        text: String,
        /// After so many characters.
        after: usize,
    },
    /// The cells do not fill the row.
    Widths {
        /// How many units they take.
        taken: u32,
        /// How many there are.
        units: u32,
    },
    /// A cell stands where one reaches down from above.
    Overlap,
    /// A cell reaches down further than there are rows, or over rows that may be left out.
    Reach,
    /// A field that says nothing without another one.
    Without {
        /// The field.
        field: &'static str,
        /// What is missing.
        needs: &'static str,
    },
    /// Higher than there is room.
    TooHigh {
        /// What is too high.
        what: High,
        /// Its height in millimetres.
        height: u32,
        /// The most.
        most: u32,
    },
    /// No cell has the face of titles.
    NoTitle,
}

/// What there may be too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// Parts of the form.
    Parts,
    /// Rows of the form.
    Rows,
    /// Cells of a row.
    Cells,
    /// Characters in a cell.
    Characters,
    /// Fields on which cells of a part depend.
    Conditions,
}

/// What may be too high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum High {
    /// A row, which must fit on a page.
    Row,
    /// Parts that stand on the last page, which must fit there.
    Last,
    /// Parts that stand on every page, which must leave half of it.
    Repeated,
}
