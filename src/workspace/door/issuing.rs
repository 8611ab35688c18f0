//! A paper issued or withdrawn, and what is said on it before: a draft, gone once the paper's record has it.

use crate::domain::issued::{PaperRecord, PaperTurn, PaperWords};
use crate::domain::issuing::not_theirs;
use crate::domain::{Event, Fault, Role};
use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::workspace::paper::papers::WantedPaper;
use crate::workspace::paper::words::{Saying, draft_of};

impl Workspace {
    /// Issues or withdraws, or says why not; a paper that was issued has its words in its record.
    pub(in crate::workspace) fn enter_paper(
        &mut self,
        step: PaperRecord,
    ) -> Result<Result<String, Vec<Fault>>, Failure> {
        let by = step.by.clone();
        if let Some(fault) = self
            .form_of(&step)
            .and_then(|form| self.not_theirs(&by, form))
        {
            return Ok(Err(vec![fault]));
        }
        let said = match &step.turn {
            PaperTurn::Issue { form, about, .. } => Some((form.clone(), about.clone())),
            PaperTurn::Withdraw { .. } => None,
        };
        let entered = self.enter_event(Event::Paper(step), &by)?;
        if let (Some((form, about)), Ok(_)) = (said, &entered) {
            self.forget_words(&form, &about);
        }
        Ok(entered)
    }

    fn form_of<'a>(&'a self, step: &'a PaperRecord) -> Option<&'a str> {
        match &step.turn {
            PaperTurn::Issue { form, .. } => Some(form),
            PaperTurn::Withdraw { paper } => Some(&self.project()?.paper(paper)?.form),
        }
    }

    /// Why somebody may not issue or withdraw papers of a form, as it is today.
    fn not_theirs(&self, by: &str, form: &str) -> Option<Fault> {
        not_theirs(self.project()?, by, self.issuers(form))
    }

    /// The roles that issue a form and withdraw it; none: anybody may.
    pub fn issuers(&self, form: &str) -> &[Role] {
        self.forms().get(form).map_or(&[], |form| &form.issuers)
    }

    /// Keeps what is said on a paper; what is empty is said no more.
    pub(in crate::workspace) fn say(
        &mut self,
        wanted: &WantedPaper,
        words: &PaperWords,
    ) -> Result<(), Failure> {
        self.writable()?;
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let name = draft_of(&wanted.form, &wanted.about);
        for (field, said) in words {
            let saying = Saying {
                field: field.clone(),
                said: said.clone(),
            };
            let line = serde_json::to_value(saying).map_err(Failure::internal)?;
            open.store.drafts().append(&name, &line)?;
        }
        open.drafts.insert(name);
        Ok(())
    }

    /// The record of the paper has them now; a draft that cannot be removed does no harm.
    pub(super) fn forget_words(&mut self, form: &str, about: &[String]) {
        if let Some(open) = self.open.as_mut() {
            let name = draft_of(form, about);
            if open.drafts.remove(&name) {
                _ = open.store.drafts().discard(&name);
            }
        }
    }
}
