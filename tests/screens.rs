//! Screens, driven by keys on a real temporary workspace and looked at as text.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "screens/agreement.rs"]
mod agreement;
#[path = "screens/answers.rs"]
mod answers;
#[path = "screens/around.rs"]
mod around;
#[path = "screens/begun.rs"]
mod begun;
#[path = "screens/beside.rs"]
mod beside;
#[path = "screens/browse.rs"]
mod browse;
#[path = "screens/call.rs"]
mod call;
#[path = "screens/chosen.rs"]
mod chosen;
#[path = "screens/conclusion.rs"]
mod conclusion;
#[path = "screens/counts.rs"]
mod counts;
#[path = "screens/damage.rs"]
mod damage;
#[path = "screens/dates.rs"]
mod dates;
#[path = "screens/day.rs"]
mod day;
#[path = "screens/devices.rs"]
mod devices;
#[path = "screens/empty.rs"]
mod empty;
#[path = "screens/every_page.rs"]
mod every_page;
#[path = "screens/evidence.rs"]
mod evidence;
#[path = "screens/failed.rs"]
mod failed;
#[path = "screens/figures.rs"]
mod figures;
#[path = "screens/find.rs"]
mod find;
#[path = "screens/first.rs"]
mod first;
#[path = "screens/floors.rs"]
mod floors;
#[path = "screens/forms.rs"]
mod forms;
#[path = "screens/headquarters.rs"]
mod headquarters;
#[path = "screens/health.rs"]
mod health;
#[path = "screens/issues.rs"]
mod issues;
#[path = "screens/left.rs"]
mod left;
#[path = "screens/looked.rs"]
mod looked;
#[path = "screens/making.rs"]
mod making;
#[path = "screens/mouse.rs"]
mod mouse;
#[path = "screens/namesakes.rs"]
mod namesakes;
#[path = "screens/narrow.rs"]
mod narrow;
#[path = "screens/never_twice.rs"]
mod never_twice;
#[path = "screens/offers.rs"]
mod offers;
#[path = "screens/one_key.rs"]
mod one_key;
#[path = "screens/papers.rs"]
mod papers;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/places.rs"]
mod places;
#[path = "screens/planning.rs"]
mod planning;
#[path = "screens/readings.rs"]
mod readings;
#[path = "screens/registers.rs"]
mod registers;
#[path = "screens/round_table.rs"]
mod round_table;
#[path = "screens/site.rs"]
mod site;
#[path = "screens/sitting.rs"]
mod sitting;
#[path = "screens/town.rs"]
mod town;
#[path = "screens/watched.rs"]
mod watched;
#[path = "screens/world.rs"]
mod world;
