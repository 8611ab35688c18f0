//! Rules: deciding, gates, judging, grading, conflicts, folding. They look at facts, never back.
//!
//! | room | noun |
//! |---|---|
//! | `decide`, `fold` | a command becomes events; events become the state |
//! | `rulebook`, `lists` | which checklist and chain; checklists that are read when they are asked for |
//! | `gate` | what must be true before, and who may: open stages, rulings, notices, papers, the way of an issue |
//! | `agree` | what a project may agree on |
//! | `carry` | what a check may take over, and from which |
//! | `clock` | times that follow each other |
//! | `judge`, `parts` | a verdict from answers; long lists in parts |
//! | `place_order` | the order in which a draw puts places |
//! | `grade` | grading by shares and by points |
//! | `signing` | which signatures and keys are taken |
//! | `trail` | the trail of an issue as something to be signed |
//! | `tree` | whether rows fit together and onto the plan: codes, crews, entries of registers |
//! | `sides` | what stands beside each other, who may say which stands, branches of a device |
//! | `change`, `difference`, `flaw` | what two versions of a checklist differ in, what is wrong with a file |

pub mod agree;
pub mod carry;
pub mod change;
pub mod clock;
pub mod decide;
pub mod difference;
pub mod flaw;
pub mod fold;
pub mod gate;
pub mod grade;
pub mod judge;
pub mod lists;
pub mod parts;
pub mod place_order;
pub mod rulebook;
pub mod sides;
pub mod signing;
pub mod trail;
pub mod tree;
