//! That a workspace is a second look at a data folder that another thread has open.

/// How it is one.
#[derive(Debug)]
pub(in crate::workspace) struct LooksBeside {
    /// The project that the first look writes, if it does.
    pub written: Option<String>,
}
