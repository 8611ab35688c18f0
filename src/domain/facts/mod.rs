//! Facts: the nouns of inspection and their form on disk. No rule lives here, and nothing here knows one.
//!
//! | file | noun |
//! |---|---|
//! | `words`, `decimal`, `quantity`, `ratio`, `time`, `zone` | a name in two languages, exact numbers, counts, shares, moments and days, offsets |
//! | `checklist`, `criterion`, `national`, `patch`, `limit`, `plan`, `sampling` | what is checked: items, judges, stricter figures, limits, plans of Appendix D, places |
//! | `chain`, `pin` | the stages, and which version of a file a record went by |
//! | `subject`, `listed`, `wish` | what can be checked: the tree and the registers, rows of a division table |
//! | `answer`, `reference`, `evidence` | what was found: answers, those of an earlier round, photos and papers |
//! | `check`, `verdict`, `outcome`, `appearance`, `grade`, `scheme` | a round, its arithmetic, how it ended, and its grade |
//! | `issued` | papers that were handed in, their numbers and what they cover |
//! | `ruling`, `notice`, `issue`, `severity`, `warranty` | decisions, notices to the other side, nonconformities, periods |
//! | `person`, `key`, `signature`, `statement`, `proof`, `doubt` | who, by which key, signed what, and why it is doubted |
//! | `head`, `node`, `project`, `event` | what was agreed, a place in the tree, the state, and what changes it |
//! | `sight`, `versions`, `conflict`, `forks`, `choice`, `unlike` | who knew what, what stands side by side, what people said of it |
//! | `fault`, `trouble` | why something is refused, with the rule, the item and the figures |

pub mod answer;
pub mod appearance;
pub mod chain;
pub mod check;
pub mod checklist;
pub mod choice;
pub mod conflict;
pub mod criterion;
pub mod decimal;
pub mod doubt;
pub mod event;
pub mod evidence;
pub mod fault;
pub mod forks;
pub mod grade;
pub mod head;
pub mod issue;
pub mod issued;
pub mod key;
pub mod limit;
pub mod listed;
pub mod national;
pub mod node;
pub mod notice;
pub mod outcome;
pub mod patch;
pub mod person;
pub mod pin;
pub mod plan;
pub mod project;
pub mod proof;
pub mod quantity;
pub mod ratio;
pub mod reference;
pub mod ruling;
pub mod sampling;
pub mod scheme;
pub mod severity;
pub mod sight;
pub mod signature;
pub mod statement;
pub mod subject;
pub mod time;
pub mod trouble;
pub mod unlike;
pub mod verdict;
pub mod versions;
pub mod warranty;
pub mod wish;
pub mod words;
pub mod zone;
