//! Facts: the nouns of inspection and their form on disk. No rule lives here, and nothing here knows one.
//!
//! | room | noun |
//! |---|---|
//! | `words`, `time` | a name in two languages; moments and days |
//! | `figure` | exact numbers, counts, shares; limits, plans of Appendix D |
//! | `checklist` | what is checked: items, judges, stricter figures, places, schemes, periods |
//! | `site` | what can be checked and who is there: the tree and the registers, people, the zone |
//! | `check` | what was found and how it ended: answers, rounds, verdicts, grades, issues, rulings, notices; the chain a check stands in |
//! | `cost` | what failures cost and why they happened; what was spent against them |
//! | `sign` | who, by which key, signed what |
//! | `issued` | papers that were handed in, their numbers and what they cover |
//! | `project` | the state, what was agreed, a place in the tree, and what changes it |
//! | `dispute` | who knew what, what stands side by side, what people said of it |
//! | `fault` | why something is refused or doubted, with the rule, the item and the figures |

pub mod check;
pub mod checklist;
pub mod cost;
pub mod dispute;
pub mod fault;
pub mod figure;
pub mod issued;
pub mod project;
pub mod sign;
pub mod site;
pub mod time;
pub mod words;
