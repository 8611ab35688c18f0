//! Looking at evidence outside the program: a copy for the system's viewer, which goes again after a
//! day, and copies handed out to a folder. No content of the project is ever removed here.

use super::kept::Held;
use crate::domain::evidence::Evidence;
use crate::failure::Failure;
use crate::media;
use crate::workspace::Workspace;
use crate::workspace::outside;
use std::path::{Path, PathBuf};

/// How a copy's name begins: with the day it was made.
const DAY: &str = "%Y%m%d";

impl Workspace {
    /// Opens evidence in the system's viewer, from a copy of a name of our own.
    pub(in crate::workspace) fn view(&self, evidence: &Evidence) -> Result<(), Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let bytes = open.store.blobs().get(&evidence.hash)?;
        let folder = self.copies(open.store.pid());
        self.disk.create_dir_all(&folder)?;
        self.clear_copies(open.store.pid());
        let today = self.today().format(DAY).to_string();
        let copy = folder.join(safe_name(&today, evidence));
        self.disk.replace(&copy, &bytes)?;
        open::that_detached(&copy).map_err(|error| Failure::NoViewer {
            path: copy.clone(),
            error: error.to_string(),
        })?;
        Ok(())
    }

    /// Removes the copies made for viewers before yesterday: whoever opened one just now still reads
    /// it. What cannot be removed stays; they are copies.
    pub(in crate::workspace) fn clear_copies(&self, pid: &str) {
        let folder = self.copies(pid);
        let today = self.today();
        let fresh = [Some(today), today.pred_opt()].into_iter().flatten();
        let fresh: Vec<String> = fresh.map(|day| day.format(DAY).to_string()).collect();
        let is_fresh = |name: &str| fresh.iter().any(|day| name.starts_with(day.as_str()));
        let names = self.disk.list(&folder).unwrap_or_default();
        for entry in names
            .iter()
            .filter(|one| !one.is_dir && !is_fresh(&one.name))
        {
            _ = self.disk.remove(&folder.join(&entry.name));
        }
    }

    fn copies(&self, pid: &str) -> PathBuf {
        self.project_dir(pid).join("cache").join("view")
    }

    /// Copies evidence to a folder, each under a name of our own; gives the names.
    pub(in crate::workspace) fn hand_out(
        &self,
        held: &[Held],
        folder: &Path,
    ) -> Result<Vec<PathBuf>, Failure> {
        let shelf = self.shelf()?;
        let mut written = Vec::new();
        for one in held {
            let path = folder.join(safe_name(&one.subject, &one.evidence));
            if !written.contains(&path) {
                outside::write(&path, &shelf.bytes(&one.evidence.hash)?)?;
                written.push(path);
            }
        }
        Ok(written)
    }
}

/// A file name without any text of the user's but a sanitised piece (I10).
fn safe_name(subject: &str, evidence: &Evidence) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        c @ ('a'..='z' | '0'..='9') => c,
        _ => '-',
    };
    let lead: String = subject.chars().map(plain).take(32).collect();
    let lead = lead.trim_matches('-');
    let dash = if lead.is_empty() { "" } else { "-" };
    let hash = evidence.hash.get(..16).unwrap_or_default();
    format!("{lead}{dash}{hash}.{}", media::ending(&evidence.media))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hash: &str, media: &str) -> Evidence {
        Evidence {
            own: Default::default(),
            hash: hash.into(),
            size: 1,
            media: media.into(),
            name: "../../etc/passwd".into(),
            item: String::new(),
            taken: String::new(),
            position: None,
        }
    }

    #[test]
    fn names_we_give_hold_nothing_of_the_users() {
        let hash = "0123456789abcdef0123456789abcdef";
        let picture = of(hash, "image/jpeg");
        assert_eq!(safe_name("", &picture), "0123456789abcdef.jpg");
        assert_eq!(
            safe_name("../L-001/钢筋", &picture),
            "l-001-0123456789abcdef.jpg"
        );
        assert_eq!(
            safe_name("CON", &of(hash, "text/x")),
            "con-0123456789abcdef.bin"
        );
    }
}
