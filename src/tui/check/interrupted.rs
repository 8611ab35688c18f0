//! Checks that were begun on this device and not concluded: whose each is, on which row it goes on, and the
//! reading half typed there; and going into one.

use super::Check;
use super::left::SUBJECT;
use super::sheet::list;
use super::turn;
use super::variants::Variants;
use crate::domain::trouble::{Described, Trouble};
use crate::domain::{Fault, Words};
use crate::text::screen::{check as say, subject};
use crate::text::{Lang, edition};
use crate::tui::page::{Effect, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::{Unfinished, Workspace};

/// So many are looked into: whoever left more goes on with those first.
const MOST: usize = 20;

/// A check that was interrupted.
#[derive(Clone, Debug)]
pub struct Interrupted {
    /// The subject's code.
    pub code: String,
    /// The stage.
    pub stage: Words,
    /// Who entered what there is, as far as somebody said who sits here.
    pub by: Option<String>,
    /// Where it goes on: the item's number and the point that is typed next, or the row.
    pub place: Words,
    /// What the item is called.
    pub title: Option<Words>,
    /// What stands there half typed.
    pub typed: String,
}

/// All that can go on, in plan order; what was never entered but half typed comes last.
pub fn all(workspace: &Workspace) -> Vec<Interrupted> {
    let left = workspace.unfinished();
    let drafted = workspace.drafted();
    let mut codes: Vec<&str> = { drafted.iter() }
        .map(|one| one.node.subject.code.as_str())
        .collect();
    for code in half_typed(workspace, &left) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let codes = codes.into_iter().take(MOST);
    let found = codes.filter_map(|code| Interrupted::of(workspace, code, &left));
    found.collect()
}

/// The subjects in whose checks something was left in a field.
fn half_typed<'a>(workspace: &Workspace, left: &'a Unfinished) -> impl Iterator<Item = &'a str> {
    let before = workspace.left_name(SUBJECT);
    left.keys().filter_map(move |name| {
        let (code, _) = name.strip_prefix(&before)?.rsplit_once(' ')?;
        Some(code)
    })
}

impl Interrupted {
    /// How the check of a subject goes on; none where it cannot.
    fn of(workspace: &Workspace, code: &str, left: &Unfinished) -> Option<Self> {
        let mut check = Check::open(workspace, code).ok()?;
        let draft = !check.sheet.draft.is_empty();
        let texts = left.get(&workspace.left_name(&check.left_over().0));
        check.take_up(texts.map(Vec::as_slice).unwrap_or_default());
        let typed = texts.and_then(|texts| texts.get(1));
        (draft || typed.is_some()).then(|| Self {
            code: code.to_owned(),
            stage: check.sheet.stage.title.clone(),
            by: check.sheet.draft.by.clone(),
            place: Words {
                zh: check.goes_on_at(Lang::Zh),
                en: check.goes_on_at(Lang::En),
            },
            title: check.item().map(|item| item.title.clone()),
            typed: typed.cloned().unwrap_or_default(),
        })
    }
}

impl Check {
    /// Goes into the check that is open on a subject now, or says why it is closed.
    pub fn begin(scene: &Scene, code: &str) -> Effect {
        match Self::open(scene.workspace, code) {
            Ok(check) => {
                let opened = scene.workspace.mono();
                let odd = check.out_of_force(scene);
                let not_me = check.not_by_me(scene);
                let warnings = odd.into_iter().chain(not_me).map(Effect::Warn);
                let go = Effect::go(Self { opened, ..check });
                Effect::Many(std::iter::once(go).chain(warnings).collect())
            }
            Err(faults) => asked(scene, code, &faults),
        }
    }

    /// That the edition it would be judged by is not in force today: it can be concluded, but not unawares.
    fn out_of_force(&self, scene: &Scene) -> Option<String> {
        let list = &self.sheet.pinned.checklist;
        let library = scene.workspace.library();
        let (edition, why) = library.out_of_force(list, &scene.workspace.now())?;
        Some(edition::out_of_force(scene.lang, edition, why))
    }

    /// That whoever sits here may look and type, but not conclude it, and who may.
    fn not_by_me(&self, scene: &Scene) -> Option<String> {
        let project = scene.workspace.project();
        let node = project?.node(&self.sheet.subject.code)?;
        let stage = &self.sheet.stage;
        let words = turn::may_not(node, stage, scene)?;
        let people = turn::who_may(node, stage, scene);
        let who = match people.as_str() {
            "" => subject::nobody_may(scene.lang).to_owned(),
            people => format!(
                "{}{}{people}",
                subject::who_may(scene.lang),
                scene.lang.colon()
            ),
        };
        Some(format!("{words} {who}"))
    }

    /// The selected row in words, with the point that is typed next.
    fn goes_on_at(&self, lang: Lang) -> String {
        match self.item() {
            None => list::name(&self.sheet, self.row(), lang),
            Some(item) if item.judge.is_measured() => {
                let nth = self.sheet.readings(item) + 1;
                format!("{} {}", item.id, say::point(lang, nth))
            }
            Some(item) => item.id.clone(),
        }
    }
}

/// Why a check cannot begin; where only its lot's variants are open, they are asked here and now.
fn asked(scene: &Scene, code: &str, faults: &[Fault]) -> Effect {
    let open = |fault: &Fault| {
        matches!(
            fault.trouble,
            Trouble::Described(Described::ChooseVariant(_))
        )
    };
    match Variants::asked(scene, code).filter(|_| faults.iter().all(open)) {
        Some(variants) => Effect::go(variants),
        None => Effect::Warn(sentences(scene, code, faults).join(" ")),
    }
}
