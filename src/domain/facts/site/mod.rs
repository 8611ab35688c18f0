//! What and who is there: subjects, people, the zone of the site. What is checked of them stands in `check`.
//!
//! | file | noun |
//! |---|---|
//! | `subject`, `wish`, `listed` | nodes of the tree and entries of registers; asked for; as a table lists them |
//! | `person` | people and their roles |
//! | `zone` | the site's time |

pub mod listed;
pub mod person;
pub mod subject;
pub mod wish;
pub mod zone;
