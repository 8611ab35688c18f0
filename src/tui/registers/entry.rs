//! The form that makes an entry of a register: which register and checklist, its variants, its name
//! and where it belongs. What fits is decided by the workspace; nothing is recorded before.

use crate::domain::checklist::{self, Checklist};
use crate::domain::misfit::{Column, RowFault};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::register::{self, KINDS};
use crate::domain::{Kind, Quantity, Subject};
use crate::failure::Failure;
use crate::text::screen::check;
use crate::text::screen::form::turns;
use crate::text::screen::registers as say;
use crate::text::typed;
use crate::text::{Lang, finding, words};
use crate::tui::form::{Choice, Form, Heard, HintLook, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::{Command, Done, Workspace};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum EntryAsk {
    Kind,
    Checklist,
    /// Of a group of variants which; the nth of the checklist's groups.
    Group(usize),
    /// Whether a variant is chosen beside others; the nth of the checklist's.
    Variant(usize),
    Chain,
    /// How many there are, in the unit of a checklist that counts them.
    Capacity,
    Name,
    Parent,
    Location,
    Crew,
}

/// Lines that every entry has: at the top, and at the end.
const FIRST: [EntryAsk; 2] = [EntryAsk::Kind, EntryAsk::Checklist];
const LAST: [EntryAsk; 4] = [
    EntryAsk::Name,
    EntryAsk::Parent,
    EntryAsk::Location,
    EntryAsk::Crew,
];

/// Of the lists of a register the usual one stands first; all others follow by id. A unit has many dwellings, and
/// its common parts once.
const FIRST_LIST: &str = "household.dwelling";

/// The form.
#[derive(Debug)]
pub struct EntryForm {
    form: Form<EntryAsk>,
}

impl EntryForm {
    /// A form for a register; where none is named, for the first.
    pub fn new(workspace: &Workspace, kind: Option<Kind>) -> Self {
        let kind = kind.unwrap_or(Kind::Material);
        let form = blank(workspace, kind, "");
        Self { form }
    }

    /// The register of this name.
    fn kind(&self) -> Option<Kind> {
        kind(self.form.value(EntryAsk::Kind))
    }

    fn checklist<'a>(&self, workspace: &'a Workspace) -> Option<&'a Checklist> {
        let lists = &workspace.library().rulebook.checklists;
        let pinned = lists.get(self.form.value(EntryAsk::Checklist));
        pinned.map(|pinned| &pinned.checklist)
    }

    /// The lines of another register or checklist, with what goes with any.
    fn begin(&mut self, workspace: &Workspace) {
        let Some(kind) = self.kind() else {
            return;
        };
        let fresh = blank(workspace, kind, self.form.value(EntryAsk::Checklist));
        let before = std::mem::replace(&mut self.form, fresh);
        for ask in LAST {
            self.form.put(ask, before.value(ask));
        }
        if let Some(at) = before.at() {
            self.form.go_to(at);
        }
    }

    /// The variants that are chosen.
    fn variants(&self, workspace: &Workspace) -> Vec<String> {
        let list = self.checklist(workspace);
        let chosen = |ask| match ask {
            EntryAsk::Group(_) => Some(self.form.value(ask)),
            EntryAsk::Variant(nth) if !self.form.value(ask).is_empty() => {
                Some(list?.variants.get(nth)?.id.as_str())
            }
            _ => None,
        };
        self.form
            .keys()
            .filter_map(chosen)
            .map(str::to_owned)
            .collect()
    }

    /// The entry as filled in.
    fn asked(&self, project: &Project, workspace: &Workspace) -> Subject {
        let value = |ask| self.form.value(ask).to_owned();
        let code = match node(project, self.form.value(EntryAsk::Parent)) {
            Some(node) => node.subject.code.clone(),
            None => value(EntryAsk::Parent),
        };
        let kind = self.kind().unwrap_or(Kind::Material);
        Subject {
            checklist: value(EntryAsk::Checklist),
            chain: value(EntryAsk::Chain),
            variants: self.variants(workspace),
            location: value(EntryAsk::Location),
            crew: value(EntryAsk::Crew),
            ..Subject::new("", &code, kind, self.form.value(EntryAsk::Name))
        }
    }

    /// How many there are, where it was said; or why that is no number of them.
    fn capacity(&self, scene: &Scene) -> Result<Option<Quantity>, String> {
        let typed = self.form.value(EntryAsk::Capacity);
        if typed.is_empty() {
            return Ok(None);
        }
        let list = self.checklist(scene.workspace);
        let unit = list.and_then(|list| list.capacity_unit.as_ref());
        let amount = typed::amount(typed, unit.map_or("", |unit| &unit.zh));
        let amount = amount.map_err(|slip| slip.words(scene.lang, typed))?;
        let capacity = Quantity::parse(amount.as_str());
        let above_zero = || check::above_zero(scene.lang).to_owned();
        capacity.map(Some).ok_or_else(above_zero)
    }

    /// The line that a fault is about.
    fn about(&self, fault: &RowFault) -> Option<EntryAsk> {
        let about = |ask: &EntryAsk| match fault.column {
            Column::Name => *ask == EntryAsk::Name,
            Column::Parent => *ask == EntryAsk::Parent,
            Column::Checklist => *ask == EntryAsk::Checklist,
            Column::Chain => *ask == EntryAsk::Chain,
            Column::Capacity => *ask == EntryAsk::Capacity,
            Column::Variants => matches!(ask, EntryAsk::Group(_) | EntryAsk::Variant(_)),
            _ => false,
        };
        self.form.keys().find(about)
    }

    fn make(&mut self, scene: &Scene) -> Effect {
        let workspace = scene.workspace;
        let Some(project) = workspace.project() else {
            return Effect::Back;
        };
        let capacity = match self.capacity(scene) {
            Ok(capacity) => capacity,
            Err(words) => return self.form.refuse_at(EntryAsk::Capacity, words),
        };
        let asked = Subject {
            capacity,
            ..self.asked(project, workspace)
        };
        let failure = match workspace.new_entry(asked) {
            Ok(entry) => return Effect::act(Command::PlanSubjects(vec![entry])),
            Err(failure) => failure,
        };
        let faults = failure.sentences(scene.lang);
        let words = faults.get(1..).unwrap_or(&faults).join("  ");
        let first = match &failure {
            Failure::Entry(faults) => faults.first(),
            _ => None,
        };
        match first.and_then(|fault| self.about(fault)) {
            Some(ask) => self.form.refuse_at(ask, words),
            None => self.form.refuse(vec![words]),
        }
    }

    /// Says beside the parent which node of the tree is meant.
    fn say_parent(&mut self, workspace: &Workspace) {
        let typed = self.form.value(EntryAsk::Parent);
        let found = { workspace.project() }.and_then(|project| node(project, typed));
        let (words, look): (Box<dyn Fn(Lang) -> String>, HintLook) = match (typed, found) {
            ("", _) => (
                Box::new(|lang| say::whole_project(lang).to_owned()),
                HintLook::Quiet,
            ),
            (_, Some(node)) => {
                let words = format!("{} {}", node.subject.code, node.subject.name);
                (Box::new(move |_| words.clone()), HintLook::Found)
            }
            (_, None) => (
                Box::new(|lang| say::no_such_node(lang).to_owned()),
                HintLook::Doubt,
            ),
        };
        self.form.remark(EntryAsk::Parent, words, look);
    }
}

fn kind(word: &str) -> Option<Kind> {
    KINDS.into_iter().find(|kind| kind.as_str() == word)
}

/// The form for a register, with the lines that its checklist of this id asks for; of the first one where
/// it has none of that.
fn blank(workspace: &Workspace, kind: Kind, checklist: &str) -> Form<EntryAsk> {
    let rulebook = &workspace.library().rulebook;
    let lists = register::checklists(rulebook, kind);
    let mut lists: Vec<&Checklist> = lists.iter().map(|pinned| &pinned.checklist).collect();
    lists.sort_by_key(|list| list.id != FIRST_LIST);
    let list = lists.iter().find(|list| list.id == checklist);
    let list = list.or(lists.first()).copied();
    let kinds = KINDS.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.as_str(), |lang| words::kind(lang, *kind)));
    let title =
        |list: &&Checklist| Choice::new(&list.id, |lang| lang.of_words(&list.title).to_owned());
    let titles = lists.iter().map(title).collect();
    let id = list.map_or("", |list| list.id.as_str());
    let mut lines = vec![
        Line::turned(EntryAsk::Kind, say::kind, kinds.collect()).at(kind.as_str()),
        Line::turned(EntryAsk::Checklist, say::checklist, titles).at(id),
    ];
    lines.extend(list.into_iter().flat_map(of_variants));
    let chains =
        { rulebook.chains.iter() }.filter(|chain| chain.optional && chain.subjects.contains(&kind));
    let chains =
        chains.map(|chain| Choice::new(&chain.id, |lang| lang.of_words(&chain.title).to_owned()));
    let chains: Vec<Choice> = chains.collect();
    if !chains.is_empty() {
        let usual = [Choice::new("", say::usual_chain)];
        let chains = usual.into_iter().chain(chains).collect();
        lines.push(Line::turned(EntryAsk::Chain, say::chain, chains));
    }
    let lines = lines.into_iter().map(|line| line.hinted(turns));
    let lines = lines.chain(list.and_then(amount));
    let last = [
        Line::typed(EntryAsk::Name, say::name, ""),
        Line::typed(EntryAsk::Parent, say::parent, "").hinted(say::whole_project),
        Line::typed(EntryAsk::Location, say::location, ""),
        crew(workspace),
    ];
    Form::new(lines.chain(last).collect()).ending(say::make_it as Phrase)
}

/// A line for how many there are, where the checklist counts them.
fn amount(list: &Checklist) -> Option<Line<EntryAsk>> {
    let unit = list.capacity_unit.as_ref()?;
    let label = |lang: Lang| lang.of_words(unit).to_owned();
    Some(Line::figure(EntryAsk::Capacity, label, "").hinted(say::how_many))
}

/// A line for each group of variants of which one is chosen, and for each variant of the others.
fn of_variants(list: &Checklist) -> Vec<Line<EntryAsk>> {
    let word = |at: usize| {
        move |lang: Lang| {
            let known = list.variants.get(at);
            known.map_or(String::new(), |one| lang.pick(&one.zh, &one.en).to_owned())
        }
    };
    let lines = |(nth, (group, choice)): (usize, (&String, &checklist::VariantChoice))| {
        let members = { list.variants.iter().enumerate() }.filter(|(_, one)| one.group == *group);
        match choice {
            checklist::VariantChoice::One => {
                let choices = members.map(|(at, one)| Choice::new(&one.id, word(at)));
                vec![Line::turned(
                    EntryAsk::Group(nth),
                    |_| "",
                    choices.collect(),
                )]
            }
            checklist::VariantChoice::Many => {
                let tick = |(at, _)| Line::ticked(EntryAsk::Variant(at), word(at));
                members.map(tick).collect()
            }
        }
    };
    list.choose.iter().enumerate().flat_map(lines).collect()
}

/// One of the crews there are; where there are none, it is typed.
fn crew(workspace: &Workspace) -> Line<EntryAsk> {
    let crews = workspace.project().map(Project::crews).unwrap_or_default();
    if crews.is_empty() {
        return Line::typed(EntryAsk::Crew, say::crew, "");
    }
    let crews = crews.iter().map(|crew| Choice::new(crew, |_| *crew));
    let none = Choice::new("", say::no_crew);
    let choices = [none].into_iter().chain(crews).collect();
    Line::turned(EntryAsk::Crew, say::crew, choices).hinted(turns)
}

/// The node of the tree that a text means: its code, or the only one whose code, name or initials
/// contain it.
fn node<'a>(project: &'a Project, text: &str) -> Option<&'a Node> {
    if text.is_empty() {
        return None;
    }
    let contains = |node: &&Node| {
        let subject = &node.subject;
        !subject.kind.is_register() && finding::finds(&[&subject.name, &subject.code], text)
    };
    let mut found = project.nodes().iter().filter(contains);
    let only = found.next().filter(|_| found.next().is_none());
    project.called(text).or(only)
}

impl Page for EntryForm {
    fn title(&self, scene: &Scene) -> String {
        say::form_title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("register entry".to_owned(), self.form.left()))
    }

    /// A name is nothing without the register it was typed for.
    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        if let [word, checklist, ..] = texts
            && let Some(kind) = kind(word)
        {
            self.form = blank(scene.workspace, kind, checklist);
        }
        let mut same = FIRST.into_iter().zip(texts);
        if same.all(|(ask, text)| self.form.value(ask) == text) {
            self.form.resume(texts);
        }
        // Where the checklist is gone, there are other lines between.
        for (ask, text) in LAST.into_iter().rev().zip(texts.iter().rev()) {
            self.form.put(ask, text);
        }
        self.say_parent(scene.workspace);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let first = |form: &Form<EntryAsk>| FIRST.map(|ask| form.value(ask).to_owned());
        let before = first(&self.form);
        let heard = self.form.update(intent, scene);
        if first(&self.form) != before {
            self.begin(scene.workspace);
        }
        self.say_parent(scene.workspace);
        match heard {
            Heard::Effect(effect) => effect,
            Heard::Go => self.make(scene),
        }
    }

    fn told(&mut self, command: &Command, _done: &Done, scene: &Scene) -> Effect {
        let Command::PlanSubjects(entries) = command else {
            return Effect::None;
        };
        let code = entries.first().map(|entry| entry.code.clone());
        let said = say::entered(scene.lang, &code.unwrap_or_default());
        Effect::Many(vec![Effect::Back, Effect::say(said)])
    }

    /// ```text
    ///  名称必填。逐格按 Enter，到「登记」再按一次。
    ///
    ///    类别     < 进场验收 >
    ///    检查表   < 材料、构配件进场验收 >
    ///             < 国产 >
    ///    名称     [钢筋 20 t                 ]
    ///    上级     [gj                        ]  I-1 钢筋
    ///  > 登记
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let theme = scene.theme;
        let mut pen = Pen::new(frame.buffer_mut(), area);
        let hint = (say::hint(scene.lang), theme.dim);
        let below = pen.skip().labelled((" ", theme.base), hint).skip().rest();
        self.form.on_page(frame, below, scene);
    }
}
