//! Whether this instance may write in a project, and if not, why.

/// Whether this instance may write, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    Writer,
    ReadOnly {
        /// Who has the project open, in their own words.
        holder: Option<String>,
        reason: ReadOnlyReason,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// Another instance is the writer.
    Held,
    /// It was opened only to be read.
    Asked,
    /// Another thread of this program writes, and what would be done needs to be alone.
    Beside,
    /// The disk is write-protected, or the folder somebody else's.
    Protected,
    /// Some records cannot be read: nothing is decided on the rest.
    Unreadable,
    /// The disk was full; the record in hand was still saved (S14).
    Full,
    /// The disk refused to write.
    Failed,
    /// Somebody removed the project's folder while it was open.
    Gone,
}
