//! What a folder lies on: the name of the file system, and whether what is written there is there after the power
//! was off and in the same machine. Only Linux tells; elsewhere nothing is known.

use std::path::Path;

/// How far what lies there can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// On a disk of this machine.
    Local,
    /// On a stick, a share, or what a program of the user's serves: neither a power cut nor another user is
    /// guarded against (S12).
    Elsewhere,
    /// In memory: gone when the machine is switched off.
    Memory,
}

/// A file system, as the kernel numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileSystem {
    /// Its name.
    pub name: &'static str,
    /// What it means for whoever writes there.
    pub lasting: Lasting,
}

/// The kernel's numbers, which fit 32 bits.
#[cfg(target_os = "linux")]
const KNOWN: [(u32, &str, Lasting); 19] = [
    (0x4d44, "FAT", Lasting::Elsewhere),
    (0x2011_bab0, "exFAT", Lasting::Elsewhere),
    (0x6969, "NFS", Lasting::Elsewhere),
    (0x517b, "SMB", Lasting::Elsewhere),
    (0xfe53_4d42, "SMB 2", Lasting::Elsewhere),
    (0xff53_4d42, "CIFS", Lasting::Elsewhere),
    (0x6573_5546, "FUSE", Lasting::Elsewhere),
    (0x0102_1994, "tmpfs", Lasting::Memory),
    (0x8584_58f6, "ramfs", Lasting::Memory),
    (0xef53, "ext4", Lasting::Local),
    (0x5846_5342, "XFS", Lasting::Local),
    (0x9123_683e, "Btrfs", Lasting::Local),
    (0x2fc1_2fc1, "ZFS", Lasting::Local),
    (0xf2f5_2010, "F2FS", Lasting::Local),
    (0x7366_746e, "NTFS", Lasting::Local),
    (0x5346_544e, "NTFS", Lasting::Local),
    (0x794c_7630, "overlayfs", Lasting::Local),
    (0xca45_1a4e, "bcachefs", Lasting::Local),
    (0x3153_464a, "JFS", Lasting::Local),
];

/// What a folder lies on; nothing where that is not known.
#[cfg(target_os = "linux")]
pub fn of(dir: &Path) -> Option<FileSystem> {
    let stat = rustix::fs::statfs(dir).ok()?;
    // The type of the number differs between machines.
    let number = stat.f_type as u32;
    let known = KNOWN.iter().find(|(known, _, _)| *known == number);
    known.map(|(_, name, lasting)| FileSystem {
        name,
        lasting: *lasting,
    })
}

#[cfg(not(target_os = "linux"))]
pub fn of(_dir: &Path) -> Option<FileSystem> {
    None
}
