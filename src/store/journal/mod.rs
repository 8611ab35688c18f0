//! One device's journal: appended to, looked at byte by byte, gone on with after an accident. What other
//! journals hold is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `append`, `growth` | one line, one write, one sync; noting it in what was found |
//! | `segment`, `log` | what a segment is called and begins with; which there are |
//! | `head`, `witness` | the last acknowledged record, in the data folder and outside it |
//! | `walk`, `lens`, `findings` | going along a journal, looking at every byte, and what that found |
//! | `pieces`, `ranges`, `glean` | a file cut at its line feeds, numbers missing, a word out of a broken line |
//! | `known` | what need not be read again |
//! | `recovery` | going on after an accident |

pub(super) mod append;
pub(super) mod findings;
pub(super) mod glean;
pub(super) mod growth;
pub(super) mod head;
pub(super) mod known;
pub(super) mod lens;
pub(super) mod log;
pub(super) mod pieces;
pub(super) mod ranges;
pub(super) mod recovery;
pub(super) mod segment;
pub(super) mod walk;
pub(super) mod witness;
