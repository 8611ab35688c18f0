//! Enterprise standards 内控标准: overrides that make a checklist stricter, never looser. What comes
//! out is a whole checklist of its own bytes, so that a record pins it like any other.

use super::read::{self, ItemFlaws};
use crate::domain::difference::{self, Change, Facet};
use crate::domain::flaw::{Flaw, Looser};
use crate::domain::head::AgreedLimits;
use crate::domain::lists::Pinned;
use crate::domain::patch::Patch;
use crate::domain::{Checklist, Decimal, Item, Words, judge};
use crate::text::{Lang, figure};
use serde::Deserialize;
use serde_json::{Value, json};

/// The schema word of an override.
pub const OVERRIDE: &str = "sanjian.override/1";
/// The field in which a checklist says what it was made stricter than.
pub const MADE_FROM: &str = "override";

/// What makes another checklist stricter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    #[serde(rename = "schema")]
    _schema: String,
    /// Its own id; that of the base when absent, and then it stands in its place.
    id: Option<String>,
    /// The checklist it makes stricter.
    pub(super) base: String,
    version: String,
    title: Option<Words>,
    note: Option<Words>,
    pass_rate: Option<Decimal>,
    cap: Option<Decimal>,
    #[serde(default)]
    items: Vec<Patch>,
    #[serde(default)]
    add: Vec<Item>,
}

/// Whether the bytes call themselves an override.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    read::schema(bytes).is_some_and(|schema| schema == OVERRIDE)
}

/// The field in which a shipped checklist says that its limits are custom and no standard's: a site may set its own.
const CUSTOMARY: &str = "customary";

/// Whether a site may put any limits in the place of this checklist's.
pub(super) fn is_customary(list: &Checklist) -> bool {
    list.extra.get(CUSTOMARY).and_then(Value::as_bool) == Some(true)
}

/// The id of the checklist that this one was made stricter than.
pub(super) fn base_of(list: &Checklist) -> Option<&str> {
    list.extra.get(MADE_FROM)?.get("base")?.as_str()
}

/// The version of that checklist.
pub(super) fn base_version_of(list: &Checklist) -> Option<&str> {
    list.extra.get(MADE_FROM)?.get("base_version")?.as_str()
}

/// What keeps a checklist from counting as at least as strict as another, item by item.
pub(super) fn looser(base: &Checklist, list: &Checklist, whole: bool) -> ItemFlaws {
    if is_customary(base) {
        return ItemFlaws::new();
    }
    let flaw = |change: Change| {
        let item = change.item.as_ref().map(|item| item.id.clone());
        let looser = Looser {
            base: base.id.clone(),
            standard: base.standard.clone(),
            change,
            whole,
        };
        (item, Flaw::Looser(Box::new(looser)))
    };
    difference::looser(base, list)
        .into_iter()
        .map(flaw)
        .collect()
}

impl Override {
    /// Reads an override, or every fault of its shape.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ItemFlaws> {
        let error = match serde_json::from_slice::<Self>(bytes) {
            Ok(stricter) => return Ok(stricter),
            Err(error) => (None, Flaw::Shape(error.to_string())),
        };
        let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else {
            return Err(vec![error]);
        };
        let mut faults = read::row_faults::<Patch>(&value, "items");
        faults.extend(read::row_faults::<Item>(&value, "add"));
        for list in ["items", "add"] {
            if let Some(rows) = value.get_mut(list).and_then(Value::as_array_mut) {
                rows.clear();
            }
        }
        let head = Self::deserialize(&value).err();
        faults.extend(head.map(|error| (None, Flaw::Shape(error.to_string()))));
        Err(if faults.is_empty() {
            vec![error]
        } else {
            faults
        })
    }

    /// The bytes of the checklist it comes to, the same whenever it is made of the same base; or
    /// every fault, each looser figure with both.
    pub(super) fn bytes_on(&self, base: Option<&Pinned>) -> Result<Vec<u8>, ItemFlaws> {
        let base = base.ok_or_else(|| vec![(None, Flaw::NoBase(self.base.clone()))])?;
        let (mut list, mut faults) = self.applied(&base.checklist);
        faults.extend(looser(&base.checklist, &list, false));
        if !faults.is_empty() {
            return Err(faults);
        }
        let changes = difference::between(&base.checklist, &list);
        annotate(&base.checklist, &mut list);
        for item in &mut list.items {
            explain(&base.checklist, item, &changes);
        }
        serde_json::to_vec_pretty(&list)
            .map_err(|error| vec![(None, Flaw::Shape(error.to_string()))])
    }

    /// The bytes of the checklist that a project's own limits make of a customary one; none where nothing changes.
    pub(super) fn agreed(base: &Pinned, limits: &AgreedLimits) -> Option<Vec<u8>> {
        let patch = |item: &Item| {
            let to = limits.items.get(&item.id)?.clone();
            let (field, usual) = judge::kind(&item.judge).figure()?;
            (to != *usual).then(|| Patch::limit(&item.id, field, to))
        };
        let items: Vec<Patch> = base.checklist.items.iter().filter_map(patch).collect();
        let own = Self {
            _schema: OVERRIDE.to_owned(),
            id: None,
            base: base.checklist.id.clone(),
            version: base.checklist.version.clone(),
            title: None,
            note: None,
            pass_rate: limits.pass_rate.clone(),
            cap: limits.cap.clone(),
            items,
            add: Vec::new(),
        };
        let changes = own.pass_rate.is_some() || own.cap.is_some() || !own.items.is_empty();
        changes.then(|| own.bytes_on(Some(base)).ok()).flatten()
    }

    fn applied(&self, base: &Checklist) -> (Checklist, ItemFlaws) {
        let (mut list, mut faults) = (base.clone(), ItemFlaws::new());
        list.id = self.id.clone().unwrap_or_else(|| base.id.clone());
        list.version.clone_from(&self.version);
        list.title = self.title.clone().unwrap_or(list.title);
        list.pass_rate = self.pass_rate.clone().or(list.pass_rate);
        list.cap = self.cap.clone().or(list.cap);
        let made_from = json!({"base": base.id, "base_version": base.version});
        list.extra.insert(MADE_FROM.to_owned(), made_from);
        if let Some(note) = &self.note {
            let note = json!({"zh": note.zh, "en": note.en});
            list.extra.insert("note".to_owned(), note);
        }
        for patch in &self.items {
            let item = list.items.iter_mut().find(|item| item.id == patch.id);
            let flaws = item.map_or_else(|| vec![Flaw::NoItem], |item| apply(patch, item));
            faults.extend(flaws.into_iter().map(|flaw| (Some(patch.id.clone()), flaw)));
        }
        list.items.extend(self.add.iter().cloned());
        (list, faults)
    }
}

/// Keeps the standard's figures beside the stricter ones of a checklist; custom has none to keep.
pub(super) fn annotate(base: &Checklist, list: &mut Checklist) {
    if is_customary(base) {
        return;
    }
    let changes = difference::between(base, list);
    for item in &mut list.items {
        item.national = difference::national(&base.standard, &item.id, &changes).map(Box::new);
    }
}

/// Says one's own figures and those that they depart from in the requirement, unless it was written anew.
fn explain(base: &Checklist, item: &mut Item, changes: &[Change]) {
    let own = |change: &&Change| {
        change
            .item
            .as_ref()
            .is_some_and(|named| named.id == item.id)
    };
    let own: Vec<&Change> = changes.iter().filter(own).collect();
    if own.iter().any(|change| change.facet == Facet::Requirement) {
        return;
    }
    let figures = [Facet::Limits, Facet::PassRate, Facet::Cap, Facet::Documents];
    let own: Vec<&Change> = own
        .into_iter()
        .filter(|change| figures.contains(&change.facet))
        .collect();
    if own.is_empty() {
        return;
    }
    let was = item.requirement.as_ref();
    let words = |lang| match is_customary(base) {
        true => figure::agreed(lang, &own, was),
        false => figure::enterprise(lang, &own, &base.standard, was),
    };
    item.requirement = Some(Words {
        zh: words(Lang::Zh),
        en: words(Lang::En),
    });
}

/// Puts the figures into the item, or says which of them its judge does not have.
fn apply(patch: &Patch, item: &mut Item) -> Vec<Flaw> {
    if let Some(class) = patch.class {
        item.class = class;
    }
    if let Some(sampling) = &patch.sampling {
        item.sampling = sampling.clone();
    }
    item.requirement = patch.requirement.clone().or(item.requirement.take());
    if let Some(method) = &patch.method {
        item.method = method.clone();
    }
    let mut left = patch.clone();
    item.judge = judge::kind(&item.judge).tightened(&mut left, item.class);
    left.left().map(Flaw::Misplaced).collect()
}
