//! Two histories under one device id: a clone, a restored backup, or a forgery. Both are kept, and what
//! they say of the same subject stands beside each other like what two devices concluded at once. What
//! only one branch says is in doubt, unless every device that met one branch before the other, or wrote
//! it, names that branch: then it stands first and its subjects count. Of a branch in doubt nothing that
//! passed counts and all that failed does, until a person has said which branch stands, or that all do.
//! So no branch raises a rate, whoever made it; which one that is never hangs on a hash or a clock.

use crate::domain::conflict::Settlement;
use crate::domain::forks::{ALL, is_forked, parting, path};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::sides;
use crate::domain::sides::is_weighty;
use crate::domain::sight::parts;
use crate::domain::versions::Weight;
use std::collections::BTreeSet;

/// A branch in words: what it is and what it touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForkBranch<'a> {
    /// Its author; all of them when there is none.
    pub author: Option<&'a str>,
    /// How many subjects its records speak of.
    pub subjects: usize,
    /// Whether all who met one branch before the other name this one.
    pub first: bool,
}

impl Project {
    /// Takes in what a record says its author had seen, and, of the first record of a branch, the author
    /// and the number of the record before it.
    pub fn hear(
        &mut self,
        record: &str,
        parted: Option<(&str, u64)>,
        seen: impl IntoIterator<Item = (String, u64)>,
    ) {
        let author = parts(record).0;
        if let Some(before) = parted {
            self.sight.part(author, before);
            self.weigh_all();
        }
        let seen: Vec<_> = seen.into_iter().collect();
        if !self.sight.is_straight() && self.vouches(record, &seen) {
            self.weigh_all();
        }
        self.sight.hear(record, seen);
    }

    /// Who meets one branch before any other names it.
    fn vouches(&mut self, record: &str, seen: &[(String, u64)]) -> bool {
        let author = parts(record).0;
        let sight = &self.sight;
        let named = |branch: &&str| {
            let mut seen = seen.iter();
            seen.any(|(other, _)| other == branch || sight.goes_back_to(other, branch))
        };
        let fresh = |branch: &&str| {
            let others = parting(sight, branch);
            let mut others = others.iter().flat_map(|place| sight.behind(place));
            let met =
                |other: &str| sight.seen(author, other) > 0 || (named(&other) && other != *branch);
            sight.device(branch) != sight.device(author) && !others.any(met)
        };
        let news = sight.branches().filter(named).filter(fresh);
        let news: Vec<_> = news
            .filter_map(|branch| Some((parting(sight, branch)?, branch.to_owned())))
            .collect();
        for (place, branch) in &news {
            let said = self.forks.vouched.entry(place.clone()).or_default();
            said.insert(author.to_owned(), (branch.clone(), record.to_owned()));
        }
        !news.is_empty()
    }

    /// A device that goes on under another id says which branch it wrote itself.
    pub fn vouch(&mut self, record: &str, wrote: &str) {
        let author = parts(record).0;
        for (place, branch) in path(&self.sight, wrote) {
            let said = self.forks.vouched.entry(place).or_default();
            said.insert(author.to_owned(), (branch, record.to_owned()));
        }
        self.weigh_all();
    }

    /// A person says which branch of a device stands, by a record of it, or that all do. What the others
    /// say of subjects in dispute is set aside; it stays where it counts as failed.
    pub(in crate::domain) fn settle_fork(&mut self, settlement: &Settlement, record: &str) {
        let author = parts(&settlement.stands).0;
        let words: Vec<_> = match settlement.stands == ALL {
            true => {
                let places = self.partings_of(&settlement.subject).into_iter();
                places.map(|place| (place, ALL.to_owned())).collect()
            }
            false => path(&self.sight, author),
        };
        for (place, stands) in words {
            self.forks.say(&self.sight, place, (stands, record));
        }
        if settlement.stands != ALL {
            self.set_aside(settlement, record);
        }
        self.weigh_all();
    }

    fn set_aside(&mut self, said: &Settlement, record: &str) {
        let author = parts(&said.stands).0.to_owned();
        let on_it = path(&self.sight, &author);
        for at in self.touched.clone() {
            let Some(node) = self
                .nodes
                .get_mut(at)
                .filter(|node| node.conflict.is_open())
            else {
                continue;
            };
            let sight = &self.sight;
            let fallen = |one: &str| {
                let path = path(sight, parts(one).0).into_iter();
                let mut apart = path.filter(|(place, branch)| {
                    on_it
                        .iter()
                        .any(|(other, stands)| other == place && stands != branch)
                });
                apart.next().is_some() && sight.knew(record, one)
            };
            let first: BTreeSet<String> = of(node)
                .filter(|one| fallen(one))
                .map(str::to_owned)
                .collect();
            let rests = |one: &str| first.iter().any(|before| sight.knew(one, before));
            let aside: Vec<String> = of(node)
                .filter(|one| first.contains(*one) || rests(one))
                .map(str::to_owned)
                .collect();
            if aside.is_empty() {
                continue;
            }
            let settlement = Settlement {
                subject: node.subject.code.clone(),
                aside,
                ..said.clone()
            };
            self.settle(settlement, record);
        }
    }

    /// The places where the branches of a device part.
    fn partings_of(&self, device: &str) -> BTreeSet<String> {
        let all = self.sight.branches();
        let own = all.filter(|branch| self.sight.device(branch) == device);
        let places = own.filter_map(|branch| parting(&self.sight, branch));
        places.collect()
    }

    /// The devices that wrote twice and of which no person has said which branch stands.
    pub fn forked(&self) -> Vec<&str> {
        let all = self.sight.branches();
        let open = all.filter(|branch| self.forks.is_open(&self.sight, branch));
        let devices: BTreeSet<&str> = open.map(|branch| self.sight.device(branch)).collect();
        devices.into_iter().collect()
    }

    /// The branches of a device between which a person must decide, each by its first record; or that all
    /// stand.
    pub fn branches_of(&self, device: &str) -> Vec<(String, ForkBranch<'_>)> {
        let all = self.sight.branches();
        let own = all.filter(|branch| self.sight.device(branch) == device);
        let side = |author| {
            let place = parting(&self.sight, author).unwrap_or_default();
            let begins = self.sight.before(author).map_or(0, |(_, seq)| seq + 1);
            let branch = ForkBranch {
                author: Some(author),
                subjects: self.subjects_of(author),
                first: self.forks.first(&place) == Some(author),
            };
            (format!("{author}-{begins}"), branch)
        };
        let all = ForkBranch {
            author: None,
            subjects: 0,
            first: false,
        };
        own.map(side).chain([(ALL.to_owned(), all)]).collect()
    }

    /// When a node was accepted, and graded where the scheme grades what is accepted on documents, by what
    /// a branch in doubt says, or took back. Were it left out of what was graded, whoever forges a branch
    /// could raise the excellence rate by putting what is 合格 in doubt, or by taking it back.
    pub fn graded_in_doubt<'a>(&self, node: &'a Node, exits_graded: bool) -> Option<&'a str> {
        let doubted =
            |record: &String| self.forks.weight(&self.sight, parts(record).0) != Weight::Firm;
        let doubtful = node.conflict.is_of_branches() || node.annulments().any(doubted);
        doubtful.then(|| node.was_graded(exits_graded)).flatten()
    }

    fn subjects_of(&self, author: &str) -> usize {
        let touched = self.touched.iter().filter_map(|at| self.nodes.get(*at));
        let by_it = |node: &&Node| of(node).any(|record| parts(record).0 == author);
        touched.filter(by_it).count()
    }

    /// Takes note of a record that a branch made about a node. What others made before it weighs what it did.
    pub(in crate::domain) fn weigh_new(&mut self, code: &str, record: &str) {
        let (sight, forks) = (&self.sight, &self.forks);
        let author = parts(record).0;
        let at = self.by_code.get(code).copied();
        let Some(at) = at.filter(|_| sight.before(author).is_some()) else {
            return;
        };
        self.touched.insert(at);
        let Some(node) = self.nodes.get_mut(at).filter(|node| decides(node, record)) else {
            return;
        };
        let held = forks.weight(sight, author) != Weight::Firm;
        if held {
            self.shaky.insert(at);
        }
        node.conflict
            .hold_new(is_forked(sight, author), held.then_some(record));
    }

    fn weigh_all(&mut self) {
        for at in self.touched.clone() {
            self.weigh(at);
        }
        self.weigh_rows(&|_| true);
    }

    /// Looks anew at rows that a branch changed.
    pub(in crate::domain) fn weigh_rows(&mut self, such: &dyn Fn(&str) -> bool) {
        if self.sight.is_straight() {
            return;
        }
        let known = &self.sight;
        let by_branch = |record: &str| known.before(parts(record).0).is_some();
        let listed = self.listed.iter().filter(|(code, _)| such(code));
        let replanned = self.replanned.iter().filter(|(code, _)| such(code));
        let touched = self.heads.any(&by_branch)
            || listed.map(|(_, all)| all).any(|all| all.any(&by_branch))
            || replanned.map(|(_, all)| all).any(|all| all.any(&by_branch));
        if !touched {
            return;
        }
        let (sight, forks) = (self.sight.clone(), self.forks.clone());
        let weight = |record: &str| forks.weight(&sight, parts(record).0);
        let by_branch = |record: &str| sight.before(parts(record).0).is_some();
        if self.heads.any(&by_branch) {
            self.heads.weigh(&weight);
        }
        let listed = self.listed.iter_mut();
        let listed = listed.filter(|(code, all)| such(code) && all.any(&by_branch));
        listed.for_each(|(_, all)| all.weigh(&weight));
        let replanned = self.replanned.iter_mut();
        let replanned = replanned.filter(|(code, all)| such(code) && all.any(&by_branch));
        replanned.for_each(|(_, all)| all.weigh(&weight));
        self.adopt_rows(such);
    }

    /// Notes which records of a node are in doubt.
    fn weigh(&mut self, at: usize) {
        let Some(node) = self.nodes.get_mut(at) else {
            return;
        };
        let (sight, forks) = (&self.sight, &self.forks);
        let authors: BTreeSet<&str> = of(node).map(|one| parts(one).0).collect();
        let branches = authors
            .iter()
            .filter(|author| sight.before(author).is_some());
        let forked = branches.clone().any(|author| is_forked(sight, author));
        let held = branches.filter(|author| forks.weight(sight, author) != Weight::Firm);
        let held: BTreeSet<&str> = held.copied().collect();
        let held = of(node).filter(|one| held.contains(parts(one).0));
        let held: BTreeSet<String> = held.map(str::to_owned).collect();
        if !held.is_empty() {
            self.shaky.insert(at);
        }
        node.conflict.hold(forked, held);
        sides::draw_line(node);
    }

    /// Takes back what someone did not know of branches.
    pub(in crate::domain) fn forget_forks(&mut self, knew: &dyn Fn(&str) -> bool) {
        if self.sight.is_straight() {
            return;
        }
        self.sight = self.sight.as_known(knew);
        for said in self.forks.vouched.values_mut() {
            said.retain(|_, (_, record)| knew(record));
        }
        for said in self.forks.settled.values_mut() {
            said.retain(|word| knew(&word.record));
            let against = said.iter_mut().map(|word| &mut word.against);
            against.for_each(|against| against.retain(|record| knew(record)));
        }
        self.forks.vouched.retain(|_, said| !said.is_empty());
        self.forks.settled.retain(|_, said| !said.is_empty());
        self.weigh_all();
    }
}

/// Whether a record, the last one made about a node, is one of those that decide about it.
fn decides(node: &Node, record: &str) -> bool {
    let check = node.checks.last().map(|check| check.record.as_str());
    let ruled = node.rulings.last();
    let ruled = ruled.filter(|ruled| is_weighty(ruled.ruling.what));
    let ruled = ruled.map(|ruled| ruled.record.as_str());
    check == Some(record) || ruled == Some(record)
}

/// The records that decide about a node.
fn of(node: &Node) -> impl Iterator<Item = &str> {
    let checks = node.checks.iter().map(|check| check.record.as_str());
    let rulings = node.rulings.iter();
    let rulings = rulings.filter(|ruled| is_weighty(ruled.ruling.what));
    checks.chain(rulings.map(|ruled| ruled.record.as_str()))
}
