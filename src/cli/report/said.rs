//! What a person says on a paper that no record says: fields and texts as they are typed, or taken from another paper.
//! Which fields are open is not known here.

use crate::domain::issued::{LONGEST_WORDS, PaperWords};
use crate::failure::{Expected, Failure, WrittenAs};
use crate::workspace::paper::words::OwnFile;
use crate::workspace::{Workspace, outside};
use clap::Args;
use std::path::Path;

/// What a person says on a paper that no record says.
#[derive(Args)]
pub struct SaidOnPaper {
    /// Fill in an open field (see report words); @FILE takes a text file / 填写栏目，栏目=内容，@文件 取自文件
    #[arg(long = "say", value_name = "FIELD=TEXT")]
    say: Vec<String>,
    /// Begin with what was said on another: its number, or another month / 沿用另一份的填写内容
    #[arg(long, value_name = "NUMBER|MONTH")]
    like: Option<String>,
}

impl SaidOnPaper {
    /// Whether anything is said.
    pub(super) fn is_any(&self) -> bool {
        !self.say.is_empty() || self.like.is_some()
    }

    /// All that is said on a paper of a form.
    pub(super) fn words(
        &self,
        form: &str,
        own: OwnFile,
        workspace: &Workspace,
    ) -> Result<PaperWords, Failure> {
        const LARGEST: usize = 4 * LONGEST_WORDS;
        let mut words = match &self.like {
            Some(other) => workspace.words_of(form, own, other)?,
            None => PaperWords::new(),
        };
        for said in &self.say {
            let expected = || Failure::usage("--say", said, Expected::Written(WrittenAs::Said));
            let (field, text) = said.split_once('=').ok_or_else(expected)?;
            let text = match text.strip_prefix('@') {
                Some(file) => {
                    let none = || Failure::usage("--say", file, Expected::TextFile(LARGEST));
                    outside::text(Path::new(file), LARGEST)?.ok_or_else(none)?
                }
                None => text.to_owned(),
            };
            words.extend([workspace.said_in(form, own, (field.trim(), &text))?]);
        }
        Ok(words)
    }
}
