//! Exchange: what comes in from outside and what goes out, bytes in and bytes out.
//!
//! Nothing here opens a file or a connection, and nothing decides what the content means for a
//! project: the caller brings the bytes and takes the table.

pub mod columns;
pub mod table;
