//! What goes with records so that they can be read without the program: how the format is, beside every export and in
//! every folder that is exchanged by; and each record in plain text, for whoever asks.

use crate::failure::Failure;
use crate::store::{Disk, Record};
use crate::text::Lang;
use crate::text::format::{self, ToldHead};
use crate::text::people;
use crate::workspace::Workspace;
use std::path::Path;

/// Its name.
const NAME: &str = "FORMAT.txt";

/// Says how the format is, as this program knows it.
pub(super) fn anew(disk: &dyn Disk, root: &Path) -> Result<(), Failure> {
    let (path, page) = (root.join(NAME), format::page());
    let is_said = disk.read(&path).is_ok_and(|there| there == page.as_bytes());
    if !is_said {
        disk.replace(&path, page.as_bytes())?;
    }
    Ok(())
}

/// The same where nobody said so yet; what is there is never written over, and a folder that takes no more is none the
/// worse for it.
pub(super) fn once(disk: &dyn Disk, root: &Path) {
    let path = root.join(NAME);
    if let Ok(None) = disk.len(&path)
        && let Ok(mut file) = disk.create_new(&path)
    {
        _ = file.write_all(format::page().as_bytes());
        _ = file.sync_all();
    }
}

impl Workspace {
    /// Every record of the project entered in plain text, in the order of all of them, by names of files.
    pub(super) fn transcripts(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let mut made = Vec::new();
        for (lang, name) in [(Lang::Zh, "records.zh.txt"), (Lang::En, "records.en.txt")] {
            made.push((name.to_owned(), self.transcript(lang)?.into_bytes()));
        }
        Ok(made)
    }

    fn transcript(&self, lang: Lang) -> Result<String, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (head, mut nth) = (&open.state.head, 0);
        let mut text = format!(
            "{}\n{} {}\n{}\n",
            format::text_title(lang),
            head.code,
            head.name,
            format::text_is_no_proof(lang)
        );
        open.store.records(&mut |record: Record| {
            nth += 1;
            let by = match record.by.is_empty() {
                true => String::new(),
                false => people::called(Some(&open.state.people), &record.by),
            };
            let head = ToldHead {
                nth,
                id: record.record_id().to_string(),
                t: &record.t,
                tz: &record.tz,
                clk: &record.clk,
                by,
                kind: &record.kind,
            };
            text += "\n";
            text += &format::paragraph(lang, &head, &record.payload.value());
        })?;
        Ok(text)
    }
}
