//! Somebody who can write every file of the device: rewrites the journal byte by byte, with right
//! hashes, numbers and chain, and without the files that remember what was acknowledged. What he
//! does not have are other people's keys; his own he has in the open.

use super::site::Site;
use ed25519_dalek::{Signer, SigningKey};
use sanjian::domain::Role;
use sanjian::domain::key::{KeyRecord, Vouch};
use sanjian::domain::proof;
use sanjian::domain::statement::{Canonical, KEY, KeyAct, KeyStatement, Statement};
use sanjian::store::format::canonical;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

pub struct Forger {
    file: PathBuf,
    heads: PathBuf,
    pub records: Vec<Value>,
    /// The counter that the last record gets, if not its own.
    pub counter: Option<u64>,
}

impl Forger {
    pub fn at(site: &Site) -> Self {
        let dir = site.project_dir();
        let log = std::fs::read_dir(dir.join("log")).unwrap().next().unwrap();
        let file = log.unwrap().path().join("00000001.jsonl");
        let text = std::fs::read_to_string(&file).unwrap();
        let line = |line: &str| serde_json::from_str::<Value>(line).unwrap()["e"].clone();
        Self {
            file,
            heads: dir.join("head"),
            records: text.lines().map(line).collect(),
            counter: None,
        }
    }

    /// The places of the records of a kind.
    pub fn of_kind(&self, kind: &str) -> Vec<usize> {
        let all = self.records.iter().enumerate();
        all.filter(|(_, e)| e["k"] == kind)
            .map(|(at, _)| at)
            .collect()
    }

    fn renumber(&mut self, at: usize, prev: &str) -> String {
        let count = self.records.len();
        let e = &mut self.records[at];
        let did = e["did"].as_str().unwrap().to_owned();
        let seq = at as u64 + 1;
        if e["id"] == format!("{did}-{}", e["seq"]).as_str() {
            e["id"] = format!("{did}-{seq}").into();
        }
        e["seq"] = seq.into();
        let counter = self.counter.filter(|_| at + 1 == count);
        e["lc"] = counter.unwrap_or(seq).into();
        e["prev"] = prev.into();
        let mut hasher = Sha256::new();
        hasher.update(b"sanjian/rec/1\0");
        hasher.update(canonical::to_bytes(e).unwrap());
        hex::encode(hasher.finalize())
    }

    /// The hash each record has as things stand, after renumbering and chaining all of them.
    pub fn chain(&mut self) -> Vec<String> {
        let mut hashes: Vec<String> = Vec::new();
        for at in 0..self.records.len() {
            let none = "0".repeat(64);
            let prev = hashes.last().cloned().unwrap_or(none);
            hashes.push(self.renumber(at, &prev));
        }
        hashes
    }

    /// Writes the journal as if it had always been so.
    pub fn write(&mut self) {
        let hashes = self.chain();
        let mut text = String::new();
        for (e, h) in self.records.iter().zip(&hashes) {
            let body = String::from_utf8(canonical::to_bytes(e).unwrap()).unwrap();
            text.push_str(&format!("{{\"h\":\"{h}\",\"e\":{body}}}\n"));
        }
        std::fs::write(&self.file, text).unwrap();
        std::fs::remove_dir_all(&self.heads).unwrap();
    }

    /// The last record as a statement names it.
    pub fn head(&mut self) -> (String, u64, String) {
        let hashes = self.chain();
        let last = self.records.last().unwrap();
        let did = last["did"].as_str().unwrap().to_owned();
        (did, hashes.len() as u64, hashes.last().unwrap().clone())
    }

    /// A new record at the end: like the last one, of another kind.
    pub fn append(&mut self, kind: &str, by: &str, payload: Value) {
        let mut e = self.records.last().unwrap().clone();
        e["k"] = kind.into();
        e["by"] = by.into();
        e["p"] = payload;
        e["id"] = format!("{}-{}", e["did"].as_str().unwrap(), e["seq"]).into();
        self.records.push(e);
    }

    pub fn pid(&self) -> String {
        self.records[0]["pid"].as_str().unwrap().to_owned()
    }

    /// The time of the last record, to the second.
    pub fn now(&self) -> String {
        let t = self.records.last().unwrap()["t"].as_str().unwrap();
        format!("{}{}", &t[..19], &t[23..])
    }

    /// A record that enrols a key of his own making for somebody, signed by whom he has.
    pub fn enrol(
        &mut self,
        own: &SigningKey,
        change: impl Fn(&mut KeyStatement),
        vouch: Option<&SigningKey>,
    ) {
        let public = hex::encode(own.verifying_key().as_bytes());
        let mut statement = KeyStatement {
            act: KeyAct::Enrol,
            ctx: KEY.to_owned(),
            head: self.head(),
            kid: proof::kid(&public).unwrap(),
            name: "姓名P01".to_owned(),
            org: "施工".to_owned(),
            person: "P01".to_owned(),
            pid: self.pid(),
            public,
            reason: String::new(),
            replaces: String::new(),
            role: Role::CrewLeader,
            t: self.now().into(),
        };
        change(&mut statement);
        let text = statement.text().unwrap();
        let sign = |key: &SigningKey| hex::encode(key.sign(text.as_bytes()).to_bytes());
        let record = KeyRecord {
            proof: sign(own),
            authority: vouch.map(|key| Vouch {
                kid: proof::kid(&hex::encode(key.verifying_key().as_bytes())).unwrap(),
                sig: sign(key),
            }),
            statement: text.clone(),
        };
        let person = statement.person.clone();
        self.append("key", &person, serde_json::to_value(record).unwrap());
    }

    /// Signs a statement again, changed, with a key he has.
    pub fn resign(
        &mut self,
        at: usize,
        own: &SigningKey,
        change: impl Fn(&mut Statement, &mut Value),
    ) {
        let payload = &mut self.records[at]["p"];
        let mut statement = Statement::read(payload["statement"].as_str().unwrap()).unwrap();
        change(&mut statement, payload);
        let text = statement.text().unwrap();
        payload["sig"] = hex::encode(own.sign(text.as_bytes()).to_bytes()).into();
        payload["statement"] = text.into();
    }

    /// Replaces part of a statement's text without any key.
    pub fn edit(&mut self, at: usize, from: &str, to: &str) {
        let text = self.records[at]["p"]["statement"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(text.contains(from), "{from} is not in {text}");
        self.records[at]["p"]["statement"] = json!(text.replace(from, to));
    }
}
