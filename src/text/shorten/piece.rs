//! What of a name stays or goes as a whole: a figure with the character that it counts (`12轴`, `十二层`), a Latin word,
//! any other character alone.

/// The pieces of a name, in order.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut kind = PieceKind::Other;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let now = PieceKind::of(c);
        let next = chars.peek().map(|(_, next)| PieceKind::of(*next));
        let counts = matches!(kind, PieceKind::Figure | PieceKind::Latin);
        // `12 层` stays together as `12层` does.
        let is_gap = counts && c == ' ' && next == Some(PieceKind::Counted);
        let leads = text
            .get(..at)
            .is_some_and(|before| before.trim_start() == "");
        let joins = match (kind, now) {
            _ if is_gap || leads => true,
            (PieceKind::Figure, PieceKind::Figure) | (PieceKind::Latin, PieceKind::Latin) => true,
            (PieceKind::Latin, PieceKind::Figure) => c.is_ascii_digit(),
            (PieceKind::Figure, PieceKind::Latin) => true,
            // From one to another: `1-12轴`.
            (PieceKind::Figure, PieceKind::Between) => true,
            // What is counted belongs to its figure and ends it.
            (PieceKind::Figure, PieceKind::Counted) => true,
            (PieceKind::Latin, PieceKind::Counted) => true,
            _ => false,
        };
        if !joins && at > start {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        kind = match (joins, now) {
            _ if is_gap => kind,
            (true, PieceKind::Between) => PieceKind::Figure,
            (_, now) => now,
        };
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

/// What a character is, and what a piece is that ends in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    /// A digit, or a Chinese one.
    Figure,
    /// A Latin letter.
    Latin,
    /// A character that may stand behind a figure and says what it counts.
    Counted,
    /// A sign that may stand between two figures.
    Between,
    /// Any other.
    Other,
}

impl PieceKind {
    fn of(c: char) -> Self {
        const COUNTED: &str = "层楼号轴区段栋跨户单批次月日年米";
        match c {
            '0'..='9' | '①'..='⑳' => PieceKind::Figure,
            '-' | '~' | '～' | '/' | '.' => PieceKind::Between,
            _ if "一二三四五六七八九十百零〇".contains(c) => PieceKind::Figure,
            _ if COUNTED.contains(c) => PieceKind::Counted,
            _ if c.is_ascii_alphabetic() => PieceKind::Latin,
            _ => PieceKind::Other,
        }
    }
}

/// Whether a piece says a storey, an axis, a number: half of it would say another.
pub(super) fn is_whole(piece: &str) -> bool {
    let mut kinds = piece.chars().map(PieceKind::of);
    let is_counted = kinds.next_back() == Some(PieceKind::Counted) && kinds.next().is_some();
    is_counted || piece.chars().any(|c| PieceKind::of(c) == PieceKind::Figure)
}

/// The text without figures at its end: half a figure would be another one.
pub(super) fn without_half(text: &str) -> &str {
    text.trim_end_matches(|c| PieceKind::of(c) == PieceKind::Figure)
}
