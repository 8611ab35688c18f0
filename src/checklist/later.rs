//! What the program brings along and few commands ask for: read when it is, and once.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// Something that is read, or that can be.
#[derive(Clone, Debug)]
pub struct Later<T> {
    known: Arc<OnceLock<T>>,
    read: fn() -> T,
}

impl<T> Later<T> {
    /// Read when somebody asks.
    pub fn of(read: fn() -> T) -> Self {
        Self {
            known: Arc::new(OnceLock::new()),
            read,
        }
    }

    /// What is read already, in its place.
    pub fn put(&mut self, known: T) {
        self.known = Arc::new(OnceLock::from(known));
    }
}

impl<T: Default> Default for Later<T> {
    fn default() -> Self {
        Self::of(T::default)
    }
}

impl<T> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.known.get_or_init(self.read)
    }
}
