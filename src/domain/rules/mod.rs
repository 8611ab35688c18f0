//! Rules: deciding, gates, judging, grading, conflicts, folding. They look at facts, never back.
//!
//! | file | noun |
//! |---|---|
//! | `decide`, `fold` | a command becomes events; events become the state |
//! | `judge`, `follow`, `parts` | a verdict from answers, references followed, long lists in parts |
//! | `gate`, `standing`, `closed`, `timely`, `clock`, `papers` | what must be true before: open stages, times, documents |
//! | `rulebook`, `party`, `signing`, `keyring` | which checklist and chain, who signs, which signatures and keys are taken |
//! | `rule`, `rectify`, `notify`, `trail`, `handle`, `blocked` | rulings, the way of an issue and its name, notices, what is in the way |
//! | `issuing` | when a paper may be issued or withdrawn, and its number |
//! | `shares`, `score` | grading by shares and by points |
//! | `register`, `warranted`, `code`, `crew` | entries, warranty terms, codes as people write them, crews |
//! | `tree`, `misfit` | whether rows fit together and onto the plan, what is wrong with a row |
//! | `sides`, `settle`, `collision`, `fork`, `known` | what stands beside each other, who may say which stands, branches of a device, the state as someone knew it |
//! | `change`, `difference`, `flaw` | what two versions of a checklist differ in, what is wrong with a file |

pub mod blocked;
pub mod change;
pub mod clock;
pub mod closed;
pub mod code;
pub mod collision;
pub mod crew;
pub mod decide;
pub mod difference;
pub mod flaw;
pub mod fold;
pub mod follow;
pub mod fork;
pub mod gate;
pub mod handle;
pub mod issuing;
pub mod judge;
pub mod keyring;
pub mod known;
pub mod misfit;
pub mod notify;
pub mod papers;
pub mod parts;
pub mod party;
pub mod rectify;
pub mod register;
pub mod rule;
pub mod rulebook;
pub mod score;
pub mod settle;
pub mod shares;
pub mod sides;
pub mod signing;
pub mod standing;
pub mod timely;
pub mod trail;
pub mod tree;
pub mod warranted;
