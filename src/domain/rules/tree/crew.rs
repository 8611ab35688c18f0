//! The crews of a project: those that people belong to and lots were given to. Nobody keeps a list of
//! them beside that.

use crate::domain::code;
use crate::domain::project::Project;
use std::collections::{BTreeMap, BTreeSet};

impl Project {
    /// The crews there are, each once however it is spelt, in order.
    pub fn crews(&self) -> Vec<&str> {
        let of_people = self.people.values().map(|person| person.crew.as_str());
        let of_lots = self.nodes().iter().map(|node| node.subject.crew.as_str());
        let named = of_people.chain(of_lots).filter(|crew| !crew.is_empty());
        let spelt: BTreeSet<&str> = named.collect();
        let mut crews: BTreeMap<String, &str> = BTreeMap::new();
        for crew in spelt {
            crews.entry(code::key(crew)).or_insert(crew);
        }
        crews.into_values().collect()
    }
}
