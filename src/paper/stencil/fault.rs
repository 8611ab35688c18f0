//! What can be wrong with a firm's own document, and where in it. How it is said stands in `said`.

/// Flaws with their places.
pub type StencilFaults = Vec<(Position, StencilFlaw)>;

/// Where in a document, counted from 1 as a person counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// All of it.
    #[default]
    Whole,
    /// A paragraph outside of tables.
    Paragraph(DocxPart, usize),
    /// A cell of a table.
    Table {
        /// In which part.
        part: DocxPart,
        /// Which table, row and cell.
        at: [usize; 3],
    },
    /// A cell of a workbook: its sheet, and itself as `B5`.
    Cell(String, String),
    /// What stands at the top or foot of a sheet's pages.
    Margin(String, DocxPart),
    /// What a sheet is called.
    SheetName(String),
    /// Somewhere in a part.
    Within(DocxPart),
}

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocxPart {
    /// What it is about.
    Body,
    /// At the top of pages.
    Header,
    /// At their foot.
    Footer,
    /// Foot notes and end notes.
    Notes,
    /// Shapes on the sheets of a workbook.
    Shapes,
    /// What readers noted beside it.
    Comments,
    /// Charts and diagrams.
    Charts,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StencilFlaw {
    /// Neither DOCX nor XLSX.
    Foreign,
    /// Larger, or of more parts, than is read or written.
    TooMuch,
    /// Cannot be read; what the reader said.
    Damaged(String),
    /// A part that declares entities, which no office suite writes.
    Declares,
    /// No place in it.
    NoPlace,
    /// A brace without its other half.
    Unclosed {
        /// The text.
        text: String,
        /// After so many characters.
        after: usize,
    },
    /// What the paper is about has no such field.
    NoField {
        /// The name.
        name: String,
        /// The one that is probably meant.
        near: Option<String>,
    },
    /// A picture, which is not put in.
    Picture(String),
    /// A place where nothing is filled in, such as the name of a sheet.
    Elsewhere(String),
    /// What stands at the top or foot of pages has more characters than a workbook holds there.
    LongMargin,
    /// Two tables in what is repeated for the rows of one.
    TwoTables(String, String),
    /// A formula, or a table of the spreadsheet, that would have to follow rows that are repeated.
    Fixed(Fixed),
}

/// What does not follow rows that are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// A formula.
    Formula,
    /// A range that the spreadsheet calls a table.
    Table,
}
