//! The division table of the trade, one row a lot, as a tree: whatever stands above the lots is made from
//! their rows. Names of the catalogue get its codes; what the project has already keeps its own.

use super::numbering::LotNumbers;
use super::picks;
use crate::checklist::Library;
use crate::checklist::catalogue::Place;
use crate::domain::code::key;
use crate::domain::listed::{ABOVE, Listed};
use crate::domain::{Kind, Project, Subject};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What rows become.
#[derive(Clone, Debug, Default)]
pub struct Grown {
    /// Subjects, parents first, each with the row that it comes from.
    pub subjects: Vec<(usize, Subject)>,
    /// Lots for which several checklists would do, or none.
    pub unlisted: usize,
}

/// The tree that rows describe.
pub fn grow<'a>(library: &'a Library, project: &'a Project, rows: &'a [Listed]) -> Grown {
    let mut grower = Grower {
        library,
        project,
        serving: picks::serving(library),
        numbers: BTreeMap::new(),
        known: BTreeMap::new(),
        taken: BTreeMap::new(),
        lots: BTreeMap::new(),
        called: BTreeMap::new(),
        written: rows.iter().map(|row| key(&row.code)).collect(),
        grown: Grown::default(),
    };
    for node in project
        .nodes()
        .iter()
        .filter(|node| node.subject.kind == Kind::Lot)
    {
        let lot = &node.subject;
        if grower.written.contains(&key(&lot.code)) {
            continue;
        }
        let place = (lot.parent.clone(), lot.name.clone(), lot.location.clone());
        let alike = grower.lots.entry(place).or_default();
        alike.push_back(lot.code.clone());
    }
    for row in rows {
        *grower.called.entry((&row.above, &row.lot)).or_default() += 1;
    }
    for (at, row) in rows.iter().enumerate() {
        grower.row(at, row);
    }
    grower.grown
}

struct Grower<'a> {
    library: &'a Library,
    project: &'a Project,
    serving: BTreeMap<&'a str, Vec<&'a crate::domain::Checklist>>,
    numbers: BTreeMap<String, LotNumbers>,
    /// Codes by parent, kind and name.
    known: BTreeMap<(String, Kind, String), String>,
    /// How many of a kind were made below a parent.
    taken: BTreeMap<(String, Kind), usize>,
    /// Codes of the lots that are there and that no row names by code, by parent, name and place: as
    /// many rows may be alike as there are lots.
    lots: BTreeMap<(String, String, String), VecDeque<String>>,
    /// How many rows of a 分项 give one name.
    called: BTreeMap<(&'a [String; 5], &'a str), usize>,
    /// Codes that rows give, as they are compared.
    written: BTreeSet<String>,
    grown: Grown,
}

impl<'a> Grower<'a> {
    fn row(&mut self, at: usize, row: &'a Listed) {
        let mut parent = String::new();
        let mut place: Option<&'a Place> = None;
        for (kind, name) in ABOVE.into_iter().zip(&row.above) {
            match (name.is_empty(), kind) {
                (true, Kind::Unit) => parent = self.only_unit(at),
                (true, _) => {}
                (false, Kind::Item) => {
                    place = self.item_place(place, name);
                    parent = self.grouping(at, parent, place);
                    parent = self.node(at, &parent, kind, name, place);
                }
                (false, _) => {
                    place = self.place_below(place, kind, name);
                    parent = self.node(at, &parent, kind, name, place);
                }
            }
        }
        self.lot(at, row, &parent, place);
    }

    /// The unit of a table that names none: the project's only one, or one as the project is called.
    fn only_unit(&mut self, at: usize) -> String {
        let mut units = self
            .project
            .roots()
            .filter(|node| node.subject.kind == Kind::Unit);
        match (units.next(), units.next()) {
            (Some(only), None) => only.subject.code.clone(),
            _ => {
                let name = self.project.head.name.clone();
                self.node(at, "", Kind::Unit, &name, None)
            }
        }
    }

    /// The place of the catalogue that a name means, below another.
    fn place_below(&self, above: Option<&Place>, kind: Kind, name: &str) -> Option<&'a Place> {
        let above = above
            .filter(|place| place.kind != Kind::Unit)
            .map(|place| &place.code);
        let mut places = self.library.catalogue.places().iter();
        places.find(|place| {
            let under = kind == Kind::Division || place.parent.as_ref() == above;
            place.kind == kind && under && is_called(place, name)
        })
    }

    /// The 分项 of a name below a 子分部; below a 分部 whose 子分部 the table does not name, the only one.
    fn item_place(&self, above: Option<&Place>, name: &str) -> Option<&'a Place> {
        let (catalogue, above) = (&self.library.catalogue, above?);
        let mut found = catalogue.items().filter(|item| {
            let group = catalogue.above(item);
            let far = group.and_then(|group| group.parent.as_ref()) == Some(&above.code);
            let below = item.parent.as_ref() == Some(&above.code) || far;
            below && is_called(item, name)
        });
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }

    /// The 子分部 that the catalogue puts between a 分部 and its 分项, where the table leaves it out.
    fn grouping(&mut self, at: usize, parent: String, item: Option<&'a Place>) -> String {
        let group = item.and_then(|item| self.library.catalogue.above(item));
        let named = self
            .grown
            .subjects
            .iter()
            .find(|(_, made)| made.code == parent);
        let kind = named
            .map(|(_, made)| made.kind)
            .or_else(|| self.project.node(&parent).map(|node| node.subject.kind));
        match group.filter(|group| group.kind == Kind::SubDivision && kind == Some(Kind::Division))
        {
            Some(group) => self.node(at, &parent, Kind::SubDivision, &group.zh, Some(group)),
            None => parent,
        }
    }

    /// The code of a node, which is made when it is not there.
    fn node(
        &mut self,
        at: usize,
        parent: &str,
        kind: Kind,
        name: &str,
        place: Option<&Place>,
    ) -> String {
        let name = place.map_or(name, |place| place.zh.as_str());
        let known = (parent.to_owned(), kind, key(name));
        if let Some(code) = self.known.get(&known) {
            return code.clone();
        }
        let wanted = place.map(|place| format!("{}-{}", self.unit_of(parent), place.code));
        let made = match self.there(parent, kind, &known.2, wanted.as_deref()) {
            Some(there) => there.clone(),
            None => Subject::new(&self.new_code(parent, kind, wanted), parent, kind, name),
        };
        let code = made.code.clone();
        // One that the project calls otherwise may be named in both ways.
        let told = self.known.values().any(|told| *told == code);
        self.known.insert(known, code.clone());
        if !told {
            self.grown.subjects.push((at, made));
        }
        code
    }

    /// The node that the project has: by the code that the catalogue gives it, whatever it is called by
    /// now, else by its name.
    fn there(
        &self,
        parent: &str,
        kind: Kind,
        name: &str,
        wanted: Option<&str>,
    ) -> Option<&'a Subject> {
        let by_code = wanted.and_then(|wanted| self.project.called(wanted));
        let by_code = by_code.map(|node| &node.subject);
        by_code.filter(|there| there.kind == kind).or_else(|| {
            let mut nodes = self.project.nodes().iter().map(|node| &node.subject);
            nodes.find(|there| {
                let fits = there.kind == kind && there.parent == parent;
                fits && (key(&there.name) == name || key(&there.code) == name)
            })
        })
    }

    /// The code of a new node: the catalogue's below the unit's, else a letter of its kind and a number.
    fn new_code(&mut self, parent: &str, kind: Kind, wanted: Option<String>) -> String {
        let free = |wanted: &String| self.project.called(wanted).is_none();
        if let Some(wanted) = wanted.filter(free) {
            return wanted;
        }
        let letter = match kind {
            Kind::Unit => "U",
            Kind::SubUnit => "Z",
            Kind::Division => "F",
            Kind::SubDivision => "S",
            _ => "X",
        };
        let count = self.taken.entry((parent.to_owned(), kind)).or_default();
        loop {
            *count += 1;
            let code = match parent {
                "" => format!("{letter}{count}"),
                parent => format!("{parent}-{letter}{count}"),
            };
            if self.project.called(&code).is_none() {
                return code;
            }
        }
    }

    /// The unit, or the part of one, that a node stands in.
    fn unit_of(&self, code: &str) -> String {
        let mut at = code.to_owned();
        loop {
            let made = self
                .grown
                .subjects
                .iter()
                .map(|(_, made)| made)
                .find(|made| made.code == at);
            let subject = made.or_else(|| self.project.node(&at).map(|node| &node.subject));
            match subject {
                Some(subject) if !matches!(subject.kind, Kind::Unit | Kind::SubUnit) => {
                    at.clone_from(&subject.parent);
                }
                _ => return at,
            }
        }
    }

    fn lot(&mut self, at: usize, row: &'a Listed, item: &str, place: Option<&Place>) {
        let names = self.names(row);
        let [name, _] = &names;
        let guess = match row.checklist.is_empty() {
            true => self.checklist(row, place),
            false => row.checklist.clone(),
        };
        let code = match row.code.is_empty() {
            true => self.lot_code((item, &row.location), &names, &guess),
            false => row.code.clone(),
        };
        let there = self.project.called(&code).map(|node| &node.subject);
        let there = there.filter(|there| there.kind == Kind::Lot);
        let lot = match there {
            Some(there) => told(there, row, (&code, item, name), guess),
            None => Subject {
                checklist: guess,
                variants: row.variants.clone(),
                crew: row.crew.clone(),
                location: row.location.clone(),
                capacity: row.capacity,
                ..Subject::new(&code, item, Kind::Lot, name)
            },
        };
        self.grown.unlisted += usize::from(lot.checklist.is_empty());
        self.grown.subjects.push((at, lot));
    }

    /// The code of a row that names none: that of the next lot there that is alike, however many others
    /// the table had when it was named; else a new one.
    fn lot_code(
        &mut self,
        (item, location): (&str, &str),
        names: &[String; 2],
        checklist: &str,
    ) -> String {
        for name in names {
            let place = (item.to_owned(), name.clone(), location.to_owned());
            let alike = self.lots.get_mut(&place);
            if let Some(there) = alike.and_then(VecDeque::pop_front) {
                return there;
            }
        }
        let new = || LotNumbers::of(self.project, item);
        let numbers = self.numbers.entry(item.to_owned()).or_insert_with(new);
        loop {
            let code = numbers.next(item, checklist, 1);
            if self.project.called(&code).is_none() && !self.written.contains(&key(&code)) {
                return code;
            }
        }
    }

    /// What a lot may be called, as it is called now first: as written, or behind its place where others
    /// are called the same; without a name, by its place and its 分项.
    fn names(&self, row: &Listed) -> [String; 2] {
        let [.., item] = &row.above;
        let said = if row.lot.is_empty() { item } else { &row.lot };
        let called = self.called.get(&(&row.above, row.lot.as_str()));
        let alike = row.lot.is_empty() || called.is_some_and(|count| *count > 1);
        let placed = match row.location.is_empty() || said.contains(&row.location) {
            true => said.clone(),
            false => format!("{} {said}", row.location),
        };
        match alike {
            true => [placed, said.clone()],
            false => [said.clone(), placed],
        }
    }

    /// The checklist of a 分项's lots: the only one, or the one whose title stands in the lot's name.
    fn checklist(&self, row: &Listed, place: Option<&Place>) -> String {
        let serving = place.and_then(|place| self.serving.get(place.code.as_str()));
        let all = serving.map_or(&[][..], Vec::as_slice);
        let mut named = all.iter().filter(|list| {
            let title = list.title.zh.split(['（', '(']).next().unwrap_or_default();
            !title.is_empty() && row.lot.contains(title)
        });
        let only = match all {
            [only] => Some(only),
            _ => named.next().filter(|_| named.next().is_none()),
        };
        only.map(|list| list.id.clone()).unwrap_or_default()
    }
}

/// A lot that is there with what its row says; of what the row leaves empty, and of what such a table
/// has no columns for, it keeps its own.
fn told(
    there: &Subject,
    row: &Listed,
    (code, item, name): (&str, &str, &str),
    guess: String,
) -> Subject {
    let or_kept = |told: &str, kept: &String| match told {
        "" => kept.clone(),
        told => told.to_owned(),
    };
    let checklist = match row.checklist.is_empty() && !there.checklist.is_empty() {
        true => there.checklist.clone(),
        false => guess,
    };
    // Variants are those of one checklist.
    let same_list = key(&checklist) == key(&there.checklist);
    let variants = match row.variants.is_empty() && same_list {
        true => &there.variants,
        false => &row.variants,
    };
    // Only by its code a lot is found that is called otherwise than it is to be.
    let renamed = !row.code.is_empty() && !row.lot.is_empty();
    let name = if renamed { name } else { "" };
    Subject {
        code: code.to_owned(),
        parent: item.to_owned(),
        name: or_kept(name, &there.name),
        variants: variants.clone(),
        checklist,
        crew: or_kept(&row.crew, &there.crew),
        location: or_kept(&row.location, &there.location),
        capacity: row.capacity.or(there.capacity),
        ..there.clone()
    }
}

/// Whether a place of the catalogue is meant: by its name, with or without 工程, or by its code.
fn is_called(place: &Place, name: &str) -> bool {
    let bare = |text: &str| {
        const ENDS: [&str; 4] = ["子分部工程", "分部工程", "分项工程", "工程"];
        let key = key(text);
        let end = ENDS.iter().find_map(|end| key.strip_suffix(end));
        end.filter(|bare| !bare.is_empty())
            .unwrap_or(&key)
            .replace(' ', "")
    };
    let name = bare(name);
    let names = [
        Some(place.zh.as_str()),
        place.en.as_deref(),
        Some(place.code.as_str()),
    ];
    let with_code = name.strip_prefix(&place.code).map(str::to_owned);
    let spellings = [Some(name.clone()), with_code];
    let mut spelt = spellings.iter().flatten();
    spelt.any(|name| names.iter().flatten().any(|known| bare(known) == *name))
        || bare(place.name(Lang::En)) == name
}
