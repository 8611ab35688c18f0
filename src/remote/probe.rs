//! In which way a place makes a name once: tried out with two small files of one name, for servers promise it and do
//! not keep it. Where a place refuses nothing, a name is looked for, written and read back; then two who write one name
//! in the same moment are told apart only afterwards. That cannot happen to contents, which are named by their hash,
//! nor to a journal, which one device writes, unless that device was cloned, and clones are found at the next exchange.

use super::bucket::{Bucket, CreateWay};
use super::trouble::RemoteTrouble;

/// The best way that holds.
pub fn probe(bucket: &dyn Bucket) -> Result<CreateWay, RemoteTrouble> {
    for way in bucket.ways() {
        if holds(bucket, *way)? {
            return Ok(*way);
        }
    }
    // What was looked for, and is found, is not written.
    match holds(bucket, CreateWay::Looked)? {
        true => Ok(CreateWay::Looked),
        false => Err(RemoteTrouble::Altered),
    }
}

/// Whether a second file under one name is refused, and the first stays as it is.
fn holds(bucket: &dyn Bucket, way: CreateWay) -> Result<bool, RemoteTrouble> {
    let name = format!("sanjian-trial-{:016x}", fastrand::u64(..));
    let (first, second) = (b"first\n".as_slice(), b"second\n".as_slice());
    let made = match bucket.create(&name, first, way) {
        // The answer to an earlier try was lost.
        Err(RemoteTrouble::There) => bucket.read(&name, 0, first.len() as u64),
        made => made,
    };
    let again = match &made {
        Ok(_) => bucket.create(&name, second, way),
        Err(_) => Ok(Vec::new()),
    };
    let there = match &made {
        Ok(_) => bucket.read(&name, 0, first.len() as u64)?,
        Err(_) => Vec::new(),
    };
    // Who may not take it away leaves it: nobody reads a name like that.
    _ = bucket.clear(&name);
    match (made, again) {
        // A way that the place does not know is none of its ways; without network there is none at all.
        (Err(RemoteTrouble::Odd(_)), _) if way != CreateWay::Looked => Ok(false),
        (Err(trouble), _) => Err(trouble),
        (Ok(back), Err(RemoteTrouble::There)) => Ok(back == first && there == first),
        (Ok(_), Ok(_)) => Ok(false),
        (Ok(_), Err(RemoteTrouble::Odd(_))) => Ok(false),
        (Ok(_), Err(trouble)) => Err(trouble),
    }
}
