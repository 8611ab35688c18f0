//! Evidence of the project entered: a file outside becomes a blob and what is known about it; what a
//! record names must be there and be what it says.

use crate::domain::evidence::{Evidence, LARGEST, UNKNOWN_MEDIA, Unfit};
use crate::domain::node::Node;
use crate::domain::ruling::RulingPaper;
use crate::domain::trouble::{Answering, Proof};
use crate::domain::{Event, Fault, Item, Submission, Trouble, decide};
use crate::failure::Failure;
use crate::media;
use crate::media::camera;
pub use crate::media::pixels::{Undrawn, unpacked};
use crate::media::whole::is_whole;
use crate::store::Blobs;
use crate::text::escape::shown;
use crate::workspace::check::draft::DraftEntry;
use crate::workspace::door::command::Done;
use crate::workspace::door::execute::writable;
pub use crate::workspace::held::recorded::{EvidenceSource, Held, recorded};
use crate::workspace::{Workspace, outside};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// So many characters of a file's name are kept as its label.
const LONGEST_NAME: usize = 120;

/// A file to be taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attaching {
    /// Where it is; it stays there.
    pub path: PathBuf,
    /// The item it is about, if any.
    pub item: String,
    /// Subject and stage of the check in progress that it is kept with, if any.
    pub check: Option<(String, String)>,
    /// Whether a document of no known kind will do.
    pub any_kind: bool,
}

/// Hands out the bytes of the evidence of one project, in another thread too.
#[derive(Clone)]
pub struct EvidenceShelf(Blobs);

impl EvidenceShelf {
    /// The bytes of a hash, after checking that they still have it.
    pub fn bytes(&self, hash: &str) -> Result<Vec<u8>, Failure> {
        Ok(self.0.get(hash)?)
    }
}

impl Workspace {
    /// Takes a file in, and keeps it with a check in progress if one is named. The bytes are durable
    /// before anything names their hash.
    pub(in crate::workspace) fn attach(&mut self, attaching: &Attaching) -> Result<Done, Failure> {
        let evidence = self.take_in(attaching)?;
        if let Some((subject, stage)) = &attaching.check {
            self.keep(subject, stage, &DraftEntry::Attach(evidence.clone()))?;
        }
        Ok(Done::Attached(evidence))
    }

    /// Takes a file in and says what is known about it; nothing names it yet.
    pub(in crate::workspace) fn take_in(&self, attaching: &Attaching) -> Result<Evidence, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        writable(open.store.access())?;
        let unfit = |why| Failure::Unfit {
            path: attaching.path.clone(),
            why,
        };
        let bytes = outside::regular(&attaching.path, LARGEST).map_err(unfit)?;
        let media = match media::of(&bytes) {
            Some(media) if is_whole(media, &bytes) => Ok(media),
            // What nobody can see counts as no picture and no paper.
            _ if attaching.any_kind => Ok(UNKNOWN_MEDIA),
            Some(_) => Err(unfit(Unfit::Cut)),
            None => Err(unfit(Unfit::UnknownKind)),
        }?;
        let shot = camera::shot(media, &bytes);
        Ok(Evidence {
            own: Default::default(),
            hash: open.store.blobs().put(&bytes)?,
            size: bytes.len() as u64,
            media: media.to_owned(),
            name: label(&attaching.path),
            item: attaching.item.clone(),
            taken: shot.taken,
            position: shot.position,
        })
    }

    /// Why these cannot be recorded: no such content here, or it is not what is stated of it.
    pub(in crate::workspace) fn evidence_faults(
        &self,
        named: &[Evidence],
    ) -> Result<Vec<Fault>, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let blobs = open.store.blobs();
        let mut faults = Vec::new();
        for one in named {
            let trouble = match blobs.head(&one.hash, media::HEAD)? {
                None => Trouble::Proof(Proof::NoEvidence(one.hash.clone())),
                Some((size, head)) if size == one.size && media::agrees(&one.media, &head) => {
                    continue;
                }
                Some(_) => Trouble::Proof(Proof::EvidenceDiffers(one.hash.clone())),
            };
            faults.push(Fault::whole(trouble));
        }
        Ok(faults)
    }

    /// Why an event cannot be recorded that names what the project does not keep.
    pub(in crate::workspace) fn unkept(&self, event: &Event) -> Result<Vec<Fault>, Failure> {
        match event {
            Event::Issue(step) => self.evidence_faults(&step.evidence),
            Event::Ruling(ruling) => self.evidence_faults(&ruling.kept()),
            Event::Notice(notice) => {
                let scan = notice.paper.as_ref().and_then(RulingPaper::scan);
                self.evidence_faults(scan.as_slice())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What hands out the bytes of the project's evidence.
    pub fn shelf(&self) -> Result<EvidenceShelf, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        Ok(EvidenceShelf(open.store.blobs().clone()))
    }

    /// Whether evidence may be kept with this check: its stage is the open one, and its checklist has
    /// the item.
    pub fn may_attach(
        &self,
        subject: &str,
        stage: &str,
        item: Option<&str>,
    ) -> Result<(), Failure> {
        let (project, rulebook) = (self.entered()?, &self.library.rulebook);
        let none = || Failure::NoSuchSubject(subject.to_owned());
        let node = project.node(subject).ok_or_else(none)?;
        let chain = decide::chain_of(project, rulebook, node, None).map_err(|_| none())?;
        let open = chain.open_stage(node).map(|(_, open)| open.id.clone());
        if open.as_deref() != Some(stage) {
            return Err(Failure::StageNotOpen {
                stage: stage.to_owned(),
                open,
            });
        }
        let items = self.items_of(node);
        match item.filter(|item| !items.iter().any(|known| known.id == *item)) {
            None => Ok(()),
            Some(item) => Err(Failure::NoSuchItem {
                item: item.to_owned(),
                have: items.iter().map(|known| known.id.clone()).collect(),
            }),
        }
    }

    fn items_of(&self, node: &Node) -> &[Item] {
        let pinned = self.library.rulebook.checklist_of(&node.subject);
        let items = pinned.map(|pinned| pinned.checklist.items.as_slice());
        items.unwrap_or_default()
    }

    /// Evidence about an item that the subject's checklist does not have.
    pub(in crate::workspace) fn misplaced(&self, submission: &Submission) -> Vec<Fault> {
        let node = self
            .project()
            .and_then(|project| project.node(&submission.subject));
        let items = node.map(|node| self.items_of(node)).unwrap_or_default();
        let known = |one: &&Evidence| items.iter().any(|item| item.id == one.item);
        let about = submission
            .evidence
            .iter()
            .filter(|one| !one.item.is_empty());
        let odd = about.filter(|one| node.is_some() && !known(one));
        odd.map(|one| Fault::at(&one.item, Answering::NoSuchItem))
            .collect()
    }

    /// What is kept with checks in progress, in the order of the subjects.
    fn in_progress(&self) -> Result<Vec<Held>, Failure> {
        let (project, rulebook) = (self.entered()?, &self.library.rulebook);
        let mut held = Vec::new();
        if self.open.as_ref().is_none_or(|open| open.drafts.is_empty()) {
            return Ok(held);
        }
        for node in project.nodes() {
            let Ok(chain) = decide::chain_of(project, rulebook, node, None) else {
                continue;
            };
            let code = &node.subject.code;
            for stage in chain
                .stages
                .iter()
                .filter(|stage| self.has_draft(code, &stage.id))
            {
                let draft = self.draft(code, &stage.id)?;
                held.extend(draft.evidence.into_iter().map(|evidence| Held {
                    record: String::new(),
                    subject: code.clone(),
                    source: EvidenceSource::Draft(stage.id.clone()),
                    evidence,
                }));
            }
        }
        Ok(held)
    }

    /// All evidence of the project: what records name, in the order of its subjects and issues, then
    /// what is kept with checks in progress.
    pub fn evidence(&self) -> Result<Vec<Held>, Failure> {
        let mut held = self.entered().map(recorded)?;
        held.extend(self.in_progress()?);
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        for paper in held.iter_mut().filter(|one| one.evidence.size == 0) {
            let hash = &paper.evidence.hash;
            if let Some((size, head)) = open.store.blobs().head(hash, media::HEAD)? {
                let media = media::of(&head).unwrap_or(UNKNOWN_MEDIA);
                paper.evidence.size = size;
                paper.evidence.media = media.to_owned();
            }
        }
        Ok(held)
    }

    /// The evidence whose hash begins like this, if it is only one content.
    pub fn evidence_of(&self, hash: &str) -> Result<Held, Failure> {
        let none = || Failure::NoSuchEvidence(hash.to_owned());
        let mut held = self.evidence()?;
        held.retain(|one| !hash.is_empty() && one.evidence.hash.starts_with(hash));
        let one_content = held
            .iter()
            .all(|one| Some(&one.evidence.hash) == held.first().map(|first| &first.evidence.hash));
        let first = held.into_iter().next().ok_or_else(none)?;
        if one_content { Ok(first) } else { Err(none()) }
    }
}

/// A file's name as a label: composed, made visible, cut.
pub fn label(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let composed: String = name.nfc().take(LONGEST_NAME).collect();
    shown(&composed).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_short_and_visible() {
        let name = format!("{}\u{202e}gpj.exe", "长".repeat(100));
        let label = label(Path::new(&name));
        assert!(label.contains("⟦U+202E⟧") && label.chars().count() < 200);
    }
}
