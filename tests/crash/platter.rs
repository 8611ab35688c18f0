//! What a power cut may leave: any part of what was not synced, reordered, torn, zeroed or garbled,
//! in files and in folders. What was done before the cut comes from `sim_disk`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::sim_disk::{Image, Op, Random, put};

/// The largest piece of a file to hope for.
const SECTOR: usize = 512;

/// Returns what a power cut after these operations may have left.
pub fn crash(base: &Image, ops: &[Op], random: &mut Random) -> Image {
    let mut platter = Platter::new(base);
    for op in ops {
        platter.apply(op);
    }
    platter.fall(random)
}

#[derive(Default)]
struct File {
    durable: Vec<u8>,
    pending: Vec<(usize, Vec<u8>)>,
    /// Writes that no later sync will bring back.
    limbo: Vec<(usize, Vec<u8>)>,
}

#[derive(Default)]
struct Platter {
    dirs: BTreeSet<PathBuf>,
    names: BTreeMap<PathBuf, usize>,
    files: Vec<File>,
    /// Changes of names, not yet synced with their folder.
    renaming: Vec<(PathBuf, Op)>,
}

impl Platter {
    fn new(base: &Image) -> Self {
        let mut platter = Self {
            dirs: base.dirs.clone(),
            ..Self::default()
        };
        for (path, bytes) in &base.files {
            platter.names.insert(path.clone(), platter.files.len());
            platter.files.push(File {
                durable: bytes.clone(),
                ..File::default()
            });
        }
        platter
    }

    fn apply(&mut self, op: &Op) {
        match op {
            Op::Create { path, .. } | Op::Mkdir { path } | Op::Remove { path } => {
                if let Op::Create { ino, .. } = op {
                    assert_eq!(*ino, self.files.len());
                    self.files.push(File::default());
                }
                let dir = path.parent().unwrap_or(path).to_path_buf();
                self.renaming.push((dir, op.clone()));
            }
            Op::Rename { to, .. } => {
                let dir = to.parent().unwrap().to_path_buf();
                self.renaming.push((dir, op.clone()));
            }
            Op::Write { ino, at, data } => self.files[*ino].pending.push((*at, data.clone())),
            Op::Sync { ino } => {
                let file = &mut self.files[*ino];
                for (at, data) in file.pending.drain(..) {
                    put(&mut file.durable, at, &data);
                }
            }
            Op::FailedSync { ino } => {
                let file = &mut self.files[*ino];
                file.limbo.append(&mut file.pending);
            }
            Op::SyncDir { dir } => {
                let renaming = std::mem::take(&mut self.renaming);
                for (at, op) in renaming {
                    match at == *dir {
                        true => self.rename(&op),
                        false => self.renaming.push((at, op)),
                    }
                }
            }
            Op::Mark(_) => {}
        }
    }

    fn rename(&mut self, op: &Op) {
        match op {
            Op::Create { path, ino } => {
                self.names.insert(path.clone(), *ino);
            }
            Op::Mkdir { path } => {
                self.dirs.insert(path.clone());
            }
            Op::Rename { from, to } => {
                if let Some(ino) = self.names.remove(from) {
                    self.names.insert(to.clone(), ino);
                }
            }
            Op::Remove { path } => {
                self.names.remove(path);
            }
            _ => {}
        }
    }

    fn fall(mut self, random: &mut Random) -> Image {
        let mode = random.below(3);
        for (_, op) in std::mem::take(&mut self.renaming) {
            if mode == 0 || mode == 1 && random.coin() {
                self.rename(&op);
            }
        }
        let dirs: BTreeSet<_> = self.dirs.iter().cloned().collect();
        let rooted = |path: &Path| path.ancestors().skip(1).all(|dir| dirs.contains(dir));
        let contents: Vec<_> = self.files.iter().map(|file| file.fall(random)).collect();
        let names = self.names.iter().filter(|(path, _)| rooted(path));
        Image {
            dirs: dirs.iter().filter(|dir| rooted(dir)).cloned().collect(),
            files: names
                .map(|(p, ino)| (p.clone(), contents[*ino].clone()))
                .collect(),
        }
    }
}

impl File {
    fn fall(&self, random: &mut Random) -> Vec<u8> {
        let writes: Vec<_> = self.limbo.iter().chain(&self.pending).collect();
        let mode = random.below(6);
        let mut full = self.durable.clone();
        let mut touched = vec![false; full.len()];
        for (at, data) in writes {
            if mode == 0 || mode == 1 && random.coin() {
                continue;
            }
            put(&mut full, *at, data);
            touched.resize(full.len(), false);
            touched[*at..at + data.len()].fill(true);
        }
        if mode > 2 {
            self.tear(&mut full, &touched, random);
        }
        if mode == 2 || mode == 5 {
            // The length reached the disk in part.
            let more = full.len() - self.durable.len();
            full.truncate(self.durable.len() + random.below(more + 1));
        }
        full
    }

    /// Spoils whole sectors of what was not synced: old content, NUL or garbage.
    fn tear(&self, full: &mut [u8], touched: &[bool], random: &mut Random) {
        for start in (0..full.len()).step_by(SECTOR) {
            let fill = random.below(5);
            for i in start..full.len().min(start + SECTOR) {
                if !touched[i] {
                    continue;
                }
                full[i] = match fill {
                    0 | 1 => full[i],
                    2 => self.durable.get(i).copied().unwrap_or(0),
                    3 => 0,
                    _ => random.next() as u8,
                };
            }
        }
    }
}
