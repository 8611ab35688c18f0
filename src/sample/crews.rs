//! The seven crews: who checks their work, and how good it is month by month. The carpenters
//! begin weak and improve; the others hold their level.

use super::said::InBoth;

/// Carpenters.
pub const CARPENTERS: InBoth = ["木工班", "Carpenters"];
/// Steel fixers.
pub const FIXERS: InBoth = ["钢筋班", "Steel fixers"];
/// Concreters.
pub const CONCRETERS: InBoth = ["混凝土班", "Concreters"];
/// Masons.
pub const MASONS: InBoth = ["砌筑班", "Masons"];
/// Plasterers.
pub const PLASTERERS: InBoth = ["抹灰班", "Plasterers"];
/// Plumbers.
pub const PLUMBERS: InBoth = ["水暖班", "Plumbers"];
/// Electricians.
pub const ELECTRICIANS: InBoth = ["电工班", "Electricians"];

/// A crew with those who check its work.
pub struct Crew {
    /// Its name.
    pub name: InBoth,
    /// Its leader.
    pub leader: &'static str,
    /// Its worker.
    pub worker: &'static str,
    /// The foreman of its trade.
    pub foreman: &'static str,
    /// The contractor's inspector of its trade.
    pub inspector: &'static str,
    /// The supervising engineer of its trade.
    pub supervisor: &'static str,
    /// Acceptances rejected at first, in a thousand, from June to November.
    pub rejected: [i64; 6],
    /// Lots good enough to be graded 优良, in a thousand, from June to November.
    pub excellent: [i64; 6],
}

const fn crew(
    name: InBoth,
    [leader, worker]: [&'static str; 2],
    [foreman, inspector, supervisor]: [&'static str; 3],
    [rejected, excellent]: [[i64; 6]; 2],
) -> Crew {
    Crew {
        name,
        leader,
        worker,
        foreman,
        inspector,
        supervisor,
        rejected,
        excellent,
    }
}

const STRUCTURE: [&str; 3] = ["P15", "P17", "P21"];
const SERVICES: [&str; 3] = ["P16", "P18", "P22"];

/// All crews.
pub static CREWS: [Crew; 7] = [
    crew(
        CARPENTERS,
        ["P01", "P02"],
        STRUCTURE,
        [[240, 190, 130, 80, 50, 30], [120, 180, 260, 340, 420, 450]],
    ),
    crew(FIXERS, ["P03", "P04"], STRUCTURE, [[40; 6], [500; 6]]),
    crew(CONCRETERS, ["P05", "P06"], STRUCTURE, [[40; 6], [440; 6]]),
    crew(MASONS, ["P07", "P08"], STRUCTURE, [[60; 6], [360; 6]]),
    crew(PLASTERERS, ["P09", "P10"], STRUCTURE, [[30; 6], [420; 6]]),
    crew(PLUMBERS, ["P11", "P12"], SERVICES, [[20; 6], [450; 6]]),
    crew(ELECTRICIANS, ["P13", "P14"], SERVICES, [[40; 6], [540; 6]]),
];

/// The crew of this name, in either language.
pub fn of(name: &str) -> Option<&'static Crew> {
    CREWS.iter().find(|crew| crew.name.contains(&name))
}
