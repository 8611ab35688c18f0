//! Which file uses which: the paths of the code followed through faces that only hand names on.

use crate::source::Source;
use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use syn::visit::{self, Visit};
use syn::{ItemUse, Macro, UseTree, Visibility};

/// Arrows between files, by their place in the list of sources.
pub type Arrows = BTreeSet<(usize, usize)>;

/// Every arrow of the tree, to the file that defines what is used.
pub fn arrows(sources: &[Source]) -> Arrows {
    let to_others = |(at, walk): (usize, Walk)| {
        let others = walk.files.into_iter().filter(move |to| *to != at);
        others.map(move |to| (at, to))
    };
    let map = Map::new(sources);
    walks(&map).flat_map(to_others).collect()
}

/// The rooms that each file names, whatever they hand on.
pub fn rooms(sources: &[Source]) -> BTreeSet<(usize, String)> {
    let map = Map::new(sources);
    walks(&map)
        .flat_map(|(at, walk)| walk.rooms.into_iter().map(move |room| (at, room)))
        .collect()
}

fn walks<'a>(map: &'a Map<'a>) -> impl Iterator<Item = (usize, Walk<'a>)> {
    map.sources.iter().enumerate().map(move |(at, source)| {
        let mut walk = Walk {
            map,
            source,
            names: &map.names[at],
            files: BTreeSet::new(),
            rooms: BTreeSet::new(),
        };
        walk.visit_file(&source.code);
        (at, walk)
    })
}

/// The rings among arrows, largest first: places that reach each other.
pub fn rings<N: petgraph::graphmap::NodeTrait>(
    arrows: impl IntoIterator<Item = (N, N)>,
) -> Vec<Vec<N>> {
    let graph: DiGraphMap<N, ()> = arrows
        .into_iter()
        .map(|(from, to)| (from, to, ()))
        .collect();
    let mut rings: Vec<_> = tarjan_scc(&graph)
        .into_iter()
        .filter(|ring| ring.len() > 1)
        .collect();
    rings.sort_by_key(|ring| std::cmp::Reverse(ring.len()));
    rings
}

/// A name that a file brought in, and the path it stands for from the crate's root.
type Names = BTreeMap<String, Vec<String>>;

struct Map<'a> {
    sources: &'a [Source],
    modules: HashMap<&'a [String], usize>,
    /// By file: what it brought in, under which name.
    names: Vec<Names>,
    /// By file: whose names it takes all.
    globs: Vec<Vec<Vec<String>>>,
}

impl<'a> Map<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let known = |source: &&Source| source.name != "main.rs";
        let modules: HashMap<_, _> = sources
            .iter()
            .enumerate()
            .filter(|(_, source)| known(source))
            .map(|(at, source)| (source.module.as_slice(), at))
            .collect();
        let mut map = Self {
            sources,
            modules,
            names: Vec::new(),
            globs: Vec::new(),
        };
        for source in sources {
            let (mut names, mut globs) = (Names::new(), Vec::new());
            let mut uses = Uses(Vec::new());
            uses.visit_file(&source.code);
            for (name, path) in uses.0 {
                let Some(path) = map.absolute(source, &path) else {
                    continue;
                };
                match name {
                    Some(name) => drop(names.insert(name, path)),
                    None => globs.push(path),
                }
            }
            map.names.push(names);
            map.globs.push(globs);
        }
        map
    }

    /// A path as written in a file, from the crate's root; `None` when it leads out of the crate.
    fn absolute(&self, source: &Source, path: &[String]) -> Option<Vec<String>> {
        let mut here = source.module.clone();
        let mut rest = path;
        loop {
            let (first, after) = rest.split_first()?;
            match first.as_str() {
                "crate" => here.clear(),
                "sanjian" if source.name == "main.rs" => here.clear(),
                "self" => {}
                "super" => drop(here.pop()),
                child => {
                    here.push(child.to_owned());
                    let inside = self.modules.contains_key(here.as_slice());
                    let led = rest.len() < path.len();
                    here.extend_from_slice(after);
                    return (inside || led).then_some(here);
                }
            }
            rest = after;
            if rest.is_empty() {
                return Some(here);
            }
        }
    }

    /// The file that defines what a path from the root names; the flag says that it names the
    /// module itself.
    fn file(&self, path: &[String], depth: usize) -> Option<(usize, bool)> {
        let most = (0..=path.len())
            .rev()
            .find(|end| self.modules.contains_key(&path[..*end]))?;
        let at = self.modules[&path[..most]];
        let Some(name) = path.get(most) else {
            return Some((at, true));
        };
        if depth > 8 {
            return Some((at, false));
        }
        if let Some(real) = self.names[at].get(name) {
            let real: Vec<String> = real.iter().chain(&path[most + 1..]).cloned().collect();
            return self.file(&real, depth + 1);
        }
        for glob in &self.globs[at] {
            let real: Vec<String> = glob.iter().chain(&path[most..]).cloned().collect();
            if let Some((found, _)) = self.file(&real, depth + 1)
                && self.defines(found, name)
            {
                return Some((found, false));
            }
        }
        Some((at, false))
    }

    fn defines(&self, at: usize, name: &str) -> bool {
        let source = &self.sources[at];
        [
            "fn",
            "struct",
            "enum",
            "type",
            "const",
            "static",
            "trait",
            "macro_rules!",
        ]
        .iter()
        .any(|word| source.text.contains(&format!("{word} {name}")))
            || source.text.contains(&format!("{name}:"))
    }
}

/// What `use` lines bring in: a name (none for a glob), and the path as written.
struct Uses(Vec<(Option<String>, Vec<String>)>);

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        spread(&item.tree, &mut Vec::new(), &mut self.0);
    }
}

fn spread(
    tree: &UseTree,
    before: &mut Vec<String>,
    found: &mut Vec<(Option<String>, Vec<String>)>,
) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            spread(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            found.push((before.last().cloned(), before.clone()));
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            let path = before.iter().cloned().chain([name.clone()]).collect();
            found.push((Some(name), path));
        }
        UseTree::Rename(name) => {
            let path = before
                .iter()
                .cloned()
                .chain([name.ident.to_string()])
                .collect();
            found.push((Some(name.rename.to_string()), path));
        }
        UseTree::Glob(_) => found.push((None, before.clone())),
        UseTree::Group(group) => {
            for tree in &group.items {
                spread(tree, before, found);
            }
        }
    }
}

struct Walk<'a> {
    map: &'a Map<'a>,
    source: &'a Source,
    names: &'a Names,
    files: BTreeSet<usize>,
    rooms: BTreeSet<String>,
}

impl Walk<'_> {
    /// A path as it stands in the code.
    fn path(&mut self, path: &[String]) {
        let Some(first) = path.first() else { return };
        let real = match self.names.get(first) {
            Some(real) => Some(real.iter().chain(&path[1..]).cloned().collect()),
            None => self.map.absolute(self.source, path),
        };
        self.point(real);
    }

    fn point(&mut self, real: Option<Vec<String>>) {
        let Some(real) = real else { return };
        self.rooms.extend(real.first().cloned());
        if let Some((at, false)) = self.map.file(&real, 0) {
            self.files.insert(at);
        }
    }

    fn tokens(&mut self, tokens: &TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.ended(&mut path);
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.ended(&mut path);
                    colons = 0;
                    self.tokens(&group.stream());
                }
                _ => {
                    self.ended(&mut path);
                    colons = 0;
                }
            }
        }
        self.ended(&mut path);
    }

    fn ended(&mut self, path: &mut Vec<String>) {
        if path.len() > 1 {
            self.path(path);
        }
        path.clear();
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut found = Vec::new();
        spread(&item.tree, &mut Vec::new(), &mut found);
        // A face that hands names on is no user of their file, but its room knows theirs.
        let hands_on = !matches!(item.vis, Visibility::Inherited);
        for (_, path) in found {
            match self.map.absolute(self.source, &path) {
                Some(real) if hands_on => self.rooms.extend(real.into_iter().next()),
                real => self.point(real),
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path
            .segments
            .iter()
            .map(|word| word.ident.to_string())
            .collect();
        if words.len() > 1 {
            self.path(&words);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.visit_path(&item.path);
        self.tokens(&item.tokens);
    }
}
