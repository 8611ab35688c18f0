//! The line of a journal, `{"h":…,"e":…}` and a line feed (contract, version 1), and the same shape
//! for drafts and heads with hashes of their own. It opens no file.

use serde_json::Value;

use super::canonical;
use super::envelope::{Envelope, EnvelopeFault};
use super::hash;
use super::record::{NewRecord, Payload, Record, Stamp, VERSION};
use super::seen::{self, Heads};
use super::strict::{self, LINE_MAX, StrictError, StrictFault};

const BEFORE_HASH: &[u8] = br#"{"h":""#;
const BEFORE_BODY: &[u8] = br#"","e":"#;
const AFTER_BODY: &[u8] = b"}\n";
const HASH_END: usize = 70;
/// Where E starts, always.
const BODY: usize = 76;
/// What a line takes besides E.
const FRAME: usize = BODY + AFTER_BODY.len();

/// Why a line is no record (F2).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    #[error("not the shape of a record line")]
    Shape,
    #[error("longer than 256 KiB")]
    TooLong,
    #[error("the hash does not fit the content")]
    Hash,
    #[error(transparent)]
    Envelope(#[from] EnvelopeFault),
}

/// A payload that cannot be recorded; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    Number(#[from] canonical::NotAllowed),
    #[error(transparent)]
    Limit(#[from] StrictError),
}

/// Frames canonical bytes as a line.
pub(in crate::store) fn frame(purpose: &str, body: &[u8]) -> Vec<u8> {
    let mut line = Vec::with_capacity(body.len() + FRAME);
    line.extend_from_slice(BEFORE_HASH);
    line.extend_from_slice(&hash::for_purpose(purpose, body));
    line.extend_from_slice(BEFORE_BODY);
    line.extend_from_slice(body);
    line.extend_from_slice(AFTER_BODY);
    line
}

/// Returns hash and body of a line, line feed included, when shape and hash are right.
pub(in crate::store) fn unframe<'a>(
    purpose: &str,
    line: &'a [u8],
) -> Result<(&'a str, &'a [u8]), LineFault> {
    if line.len() > LINE_MAX {
        return Err(LineFault::TooLong);
    }
    let parts = || {
        let body = line.get(BODY..)?.strip_suffix(AFTER_BODY)?;
        let h = std::str::from_utf8(line.get(BEFORE_HASH.len()..HASH_END)?).ok()?;
        let shaped = line.starts_with(BEFORE_HASH)
            && line.get(HASH_END..BODY) == Some(BEFORE_BODY)
            && hash::is_hash(h)
            && !body.contains(&b'\n');
        shaped.then_some((h, body))
    };
    let (h, body) = parts().ok_or(LineFault::Shape)?;
    if hash::for_purpose(purpose, body) != h.as_bytes() {
        return Err(LineFault::Hash);
    }
    Ok((h, body))
}

/// A record line that holds what F2 asks; it borrows from the bytes.
#[derive(Debug, Clone)]
pub(in crate::store) struct RecordLine<'a> {
    pub h: &'a str,
    pub envelope: Envelope<'a>,
}

impl<'a> RecordLine<'a> {
    /// Checks a line, line feed included.
    pub(in crate::store) fn read(line: &'a [u8]) -> Result<Self, LineFault> {
        let (h, body) = unframe(hash::RECORD, line)?;
        let envelope = Envelope::read(body)?;
        Ok(Self { h, envelope })
    }

    pub(in crate::store) fn into_record(self) -> Result<Record, LineFault> {
        let record = self.envelope.into_record(self.h);
        record.map_err(|error| LineFault::Envelope(error.into()))
    }
}

/// Returns the record of a line, line feed included (F2).
pub fn decode(line: &[u8]) -> Result<Record, LineFault> {
    RecordLine::read(line)?.into_record()
}

/// Where a new record stands in its chain.
#[derive(Debug, Clone)]
pub(in crate::store) struct ChainPlace<'a> {
    pub pid: &'a str,
    pub did: &'a str,
    pub seq: u64,
    pub prev: &'a str,
    pub lc: u64,
    /// What it states of other devices' records; most records state nothing.
    pub seen: Heads,
}

/// Returns the line of a new record and the record itself; refuses what no reader would accept.
pub(in crate::store) fn encode(
    place: &ChainPlace<'_>,
    new: &NewRecord,
    stamp: &Stamp,
) -> Result<(Vec<u8>, Record), Refused> {
    let mut record = compose(place, new, stamp)?;
    let body = canonical::to_bytes(&fields(&record, &new.payload))?;
    strict::check(&body)?;
    let line = frame(hash::RECORD, &body);
    if line.len() > LINE_MAX {
        return Err(Refused::Limit(StrictError {
            at: LINE_MAX,
            what: StrictFault::Line,
        }));
    }
    let h = line.get(BEFORE_HASH.len()..HASH_END).unwrap_or_default();
    record.h = String::from_utf8_lossy(h).into_owned();
    Ok((line, record))
}

fn compose(
    place: &ChainPlace<'_>,
    new: &NewRecord,
    stamp: &Stamp,
) -> Result<Record, canonical::NotAllowed> {
    let own_id = || format!("{}-{}", place.did, place.seq);
    Ok(Record {
        h: String::new(),
        v: VERSION,
        pid: place.pid.to_owned(),
        did: place.did.to_owned(),
        seq: place.seq,
        prev: place.prev.to_owned(),
        lc: place.lc,
        t: stamp.t.clone(),
        tz: stamp.tz.clone(),
        mono: stamp.mono,
        boot: stamp.boot.clone(),
        clk: stamp.clk.clone(),
        by: new.by.clone(),
        kind: new.kind.clone(),
        kv: new.kv,
        id: new.id.clone().unwrap_or_else(own_id),
        payload: Payload::of(&new.payload)?,
        rest: seen::field(&place.seen),
        parted: None,
    })
}

fn fields(record: &Record, payload: &Value) -> Value {
    let mut fields = serde_json::json!({
        "boot": record.boot,
        "by": record.by,
        "clk": record.clk,
        "did": record.did,
        "id": record.id,
        "k": record.kind,
        "kv": record.kv,
        "lc": record.lc,
        "mono": record.mono,
        "p": payload,
        "pid": record.pid,
        "prev": record.prev,
        "seq": record.seq,
        "t": record.t,
        "tz": record.tz,
        "v": record.v,
    });
    if let Some(fields) = fields.as_object_mut() {
        fields.extend(record.rest.clone());
    }
    fields
}

#[cfg(test)]
mod tests {
    //! The test vector of the contract, and lines that are almost right.

    use serde_json::json;

    use super::super::record::NO_PREV;
    use super::*;

    const VECTOR: &str = concat!(
        r#"{"h":"2408899de54a4a4e1440bd6712e057e8a813d5841bc685a640434a06d2825344","e":{"boot":"a1b2c3d4","by":"","clk":"ok","did":"d7k2","id":"d7k2-1","k":"seg","kv":1,"lc":1,"mono":0,"p":{"n":1,"prev_seg":null,"suite":"sha256+ed25519"},"pid":"p4x8","prev":"0000000000000000000000000000000000000000000000000000000000000000","seq":1,"t":"2026-11-22T14:00:00.000+08:00","tz":"Asia/Shanghai","v":1}}"#,
        "\n",
        r#"{"h":"9949b33bf95166b888017e67613f2b5fad8edaa280cb7fddb2a39bae4027edad","e":{"boot":"a1b2c3d4","by":"u3","clk":"ok","did":"d7k2","id":"d7k2-2","k":"measure","kv":1,"lc":2,"mono":187250,"p":{"item":"表面平整度","limit":"8","unit":"mm","vals":["1.10","3","-0.5"]},"pid":"p4x8","prev":"2408899de54a4a4e1440bd6712e057e8a813d5841bc685a640434a06d2825344","seq":2,"t":"2026-11-22T14:03:07.250+08:00","tz":"Asia/Shanghai","v":1}}"#,
        "\n",
    );

    fn lines() -> Vec<&'static [u8]> {
        VECTOR.split_inclusive('\n').map(str::as_bytes).collect()
    }

    fn stamp(t: &str, mono: u64) -> Stamp {
        Stamp {
            t: t.into(),
            tz: "Asia/Shanghai".into(),
            mono,
            boot: "a1b2c3d4".into(),
            clk: "ok".into(),
        }
    }

    fn place(seq: u64, prev: &str) -> ChainPlace<'_> {
        ChainPlace {
            pid: "p4x8",
            did: "d7k2",
            seq,
            prev,
            lc: seq,
            seen: Heads::new(),
        }
    }

    fn new(kind: &str, by: &str, payload: Value) -> NewRecord {
        NewRecord {
            kind: kind.into(),
            kv: 1,
            id: None,
            by: by.into(),
            payload,
        }
    }

    #[test]
    fn the_test_vector_is_written() {
        let header = json!({"suite": "sha256+ed25519", "prev_seg": null, "n": 1});
        let at = stamp("2026-11-22T14:00:00.000+08:00", 0);
        let (line, first) = encode(&place(1, NO_PREV), &new("seg", "", header), &at).unwrap();
        assert_eq!(line, lines()[0]);
        let payload = json!({"vals": ["1.10", "3", "-0.5"], "item": "表面平整度", "unit": "mm", "limit": "8"});
        let at = stamp("2026-11-22T14:03:07.250+08:00", 187_250);
        let (line, second) =
            encode(&place(2, &first.h), &new("measure", "u3", payload), &at).unwrap();
        assert_eq!(line, lines()[1]);
        assert_eq!(decode(&line).unwrap(), second);
    }

    #[test]
    fn the_test_vector_is_read() {
        let records: Vec<_> = lines().iter().map(|l| decode(l).unwrap()).collect();
        assert_eq!(records[1].prev, records[0].h);
        assert_eq!(
            records[1].payload.value()["vals"],
            json!(["1.10", "3", "-0.5"])
        );
        assert_eq!(records[1].record_id().to_string(), "d7k2-2");
    }

    #[test]
    fn every_flipped_bit_cut_and_extra_byte_is_noticed() {
        for line in lines() {
            for bit in 0..line.len() * 8 {
                let mut bad = line.to_vec();
                bad[bit / 8] ^= 1 << (bit % 8);
                assert!(decode(&bad).is_err(), "bit {bit}");
            }
            for len in 0..line.len() {
                assert!(decode(&line[..len]).is_err(), "cut at {len}");
            }
            assert_eq!(
                decode(&[line, b"\n"].concat()).unwrap_err(),
                LineFault::Shape
            );
        }
    }

    #[test]
    fn a_right_hash_does_not_excuse_a_wrong_body() {
        let body = &lines()[0][BODY..lines()[0].len() - 2];
        let text = String::from_utf8(body.to_vec()).unwrap();
        let broken = [
            text.replace(r#""by":"","#, ""),
            text.replace(r#""seq":1"#, r#""seq":"1""#),
            text.replace(r#""seq":1"#, r#""seq":0"#),
            text.replace(r#""v":1"#, r#""v":0"#),
            text.replace(r#""n":1,"#, r#""n":1, "#),
            text.replace(r#""n":1,"#, r#""n":1.0,"#),
            text.replace(r#""n":1,"#, r#""n":1,"n":1,"#),
            text.replace(r#""kv":1,"lc":1"#, r#""lc":1,"kv":1"#),
        ];
        for bad in broken {
            assert_ne!(bad, text);
            let line = frame(hash::RECORD, bad.as_bytes());
            assert!(
                matches!(decode(&line), Err(LineFault::Envelope(_))),
                "{bad}"
            );
        }
        // The hash of a draft is not the hash of a record.
        assert_eq!(
            decode(&frame(hash::DRAFT, body)).unwrap_err(),
            LineFault::Hash
        );
    }

    #[test]
    fn unknown_fields_and_newer_versions_are_kept() {
        let body = &lines()[1][BODY..lines()[1].len() - 2];
        let text = String::from_utf8(body.to_vec()).unwrap();
        let text = text.replace(r#""v":1}"#, r#""v":2,"zz":{"new":[1]}}"#);
        let text = text
            .replace(r#""by":"u3","#, "")
            .replace(r#""k":"measure""#, r#""k":"laser-scan""#);
        let record = decode(&frame(hash::RECORD, text.as_bytes())).unwrap();
        assert!(record.is_newer());
        assert_eq!(record.kind, "laser-scan");
        assert_eq!(record.rest["zz"], json!({"new": [1]}));
    }

    #[test]
    fn a_payload_beyond_the_limits_is_refused() {
        let deep = (0..15).fold(json!(1), |inner, _| json!([inner]));
        let bad = [
            json!(1.5),
            json!({"a": 9_007_199_254_740_992_i64}),
            json!(vec![0; 4097]),
            json!("x".repeat(65_537)),
            json!(vec!["x".repeat(60_000); 5]),
            json!([deep]),
        ];
        for payload in bad {
            let new = new("measure", "u3", payload);
            assert!(encode(&place(1, NO_PREV), &new, &stamp("t", 0)).is_err());
        }
    }
}
