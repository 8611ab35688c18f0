//! The first ten minutes: from an empty folder to the first accepted check, by keys that are counted.
//!
//! How keys are counted: a key is one press. A Chinese text costs what an input method takes: the letters
//! of its pinyin and one more that chooses the word; each other sign is one press. How long a person takes
//! is reckoned by the keystroke-level model: 0.28 s a press of somebody who does not type for a living, and
//! 1.35 s of thought before each press that does not go on with a text. What is looked at on site is not
//! counted.

use crate::site::Site;
use crate::town;
use chrono::DateTime;
use sanjian::domain::{Outcome, Role};
use sanjian::text::Lang;
use sanjian::workspace::held::clock::SetClock;
use std::sync::Arc;

/// At most so many keys, and so many seconds by the model.
const KEYS: usize = 60;
const SECONDS: f64 = 180.0;
/// What the model takes for a press, and for a thought.
const PRESS: f64 = 0.28;
const THOUGHT: f64 = 1.35;

/// Hands that count.
struct Hands {
    site: Site,
    clock: Arc<SetClock>,
    keys: usize,
    thoughts: usize,
}

impl Hands {
    /// At an empty folder.
    fn at_nothing(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock::at("2026-05-01T08:00:00+08:00"));
        let workspace = crate::watched::open_by(folder.path(), clock.clone());
        Self {
            site: town::site(folder, workspace, (80, 24), lang),
            clock,
            keys: 0,
            thoughts: 0,
        }
    }

    /// Presses keys that each take a thought, one after the other.
    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.site.press(key);
            self.keys += 1;
            self.thoughts += 1;
            let later = self.site.app.workspace().mono() + 1000;
            let later = DateTime::from_timestamp_millis(later.try_into().unwrap());
            self.clock.set(&later.unwrap().to_rfc3339());
        }
        self
    }

    /// Types a text with one thought; its Chinese words by their pinyin.
    fn types(&mut self, text: &str, pinyin: &str) -> &mut Self {
        self.site.press(text);
        self.keys += match pinyin {
            "" => text.chars().count(),
            letters => letters.len() + 1,
        };
        self.thoughts += 1;
        self
    }

    /// Goes down to the row with this in it.
    fn go_to(&mut self, words: &str) {
        let here = |line: &str| line.starts_with(" > ") && line.contains(words);
        for _ in 0..KEYS {
            if self.site.screen().lines().any(here) {
                return;
            }
            self.press("Down");
        }
        panic!("no row with {words}:\n{}", self.site.screen());
    }

    fn shows(&mut self, text: &str) -> &mut Self {
        self.site.shows(text);
        self
    }

    fn seconds(&self) -> f64 {
        self.keys as f64 * PRESS + self.thoughts as f64 * THOUGHT
    }
}

/// What is typed and what is seen, in a language.
struct Words {
    lang: Lang,
    project: [&'static str; 2],
    name: [&'static str; 2],
    who: &'static str,
    role: &'static str,
    lot: &'static str,
    outcome: &'static str,
    /// What the journey takes; it gets no longer.
    keys: usize,
}

const ZH: Words = Words {
    lang: Lang::Zh,
    project: ["江湾", "jiangwan"],
    name: ["王强", "wangqiang"],
    who: "您是谁",
    role: "班组长",
    lot: "混凝土拌合物",
    outcome: "合 格",
    keys: 47,
};
const EN: Words = Words {
    lang: Lang::En,
    project: ["Riverside", ""],
    name: ["WangQ", ""],
    who: "Who are you",
    role: "Crew leader",
    lot: "Concrete mixture",
    outcome: "Q u a l i f i e d",
    keys: 42,
};

/// Makes the project, adds whoever sits there, and plans a house of six storeys.
fn planned(words: &Words) -> Hands {
    let mut hands = Hands::at_nothing(words.lang);
    // The first choice makes a project; its code is offered.
    hands.press("Enter Enter");
    hands.types(words.project[0], words.project[1]).press("F8");
    // Who sits here: name, role by its number.
    hands.shows(words.who).press("Enter");
    hands.types(words.name[0], words.name[1]).press("Enter 2");
    hands.shows(words.role).press("F8");
    // The plan comes next: code, name and typical set are offered.
    hands.press("Enter Enter Enter Enter");
    hands.types("6", "").press("F8 F8 Enter");
    hands
}

#[test]
fn an_empty_folder_leads_to_an_accepted_check_in_sixty_keys() {
    for words in [ZH, EN] {
        let mut hands = planned(&words);
        // The lots that can begin are there at once.
        hands.go_to(words.lot);
        hands.press("Enter Enter").types("10", "").press("Enter");
        // A tick moves on by itself.
        hands.press("1 1 1 1");
        hands.press("F8").shows(words.name[0]).press("Enter");
        hands.shows(words.outcome);
        let project = hands.site.app.workspace().project().unwrap();
        let checks: Vec<_> = { project.nodes().iter() }
            .flat_map(|node| &node.checks)
            .collect();
        assert_eq!(checks.len(), 1);
        assert_eq!(checks[0].outcome, Outcome::Accepted);
        assert_eq!(checks[0].by, "P01");
        assert_eq!(project.people["P01"].role, Role::CrewLeader);
        assert_eq!(hands.keys, words.keys, "of {KEYS} at most");
        assert!(words.keys <= KEYS);
        assert!(hands.seconds() <= SECONDS, "{} s", hands.seconds());
        // The next check needs somebody else: who sits alone is still offered to add people.
        hands.press("Esc Esc Esc Home");
        hands.shows(words.lang.pick("> 添加其他人员", "> Add other people"));
    }
}
