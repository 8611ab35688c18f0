#!/usr/bin/env python3
"""A second verifier of a sanjian folder, written from the description of the format alone: verifier.py FOLDER

FOLDER holds projects/PROJECT/log/DEVICE/00000001.jsonl …: a data folder, an exported folder, a stick. Nothing is
written. Out comes one JSON object: ok, faults (file, line, what), counts, and the first-pass rate of each project's
lots. Exit code 0: nothing is wrong; 1: faults, or nothing to look at; 2: no folder was named.

It takes Python 3.8 and the command `openssl` 1.1.1 (for Ed25519), or newer, and shares no code with the program. It
shows that no byte was changed, left out, put in or moved, who signed which lines about which record, and how many
lots passed at once. It does NOT judge readings again, ask whether a person was entitled or a time is likely, or
compose anew the lines that a signature covers: that takes the program.
"""
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Bounds of a line. What is beyond them is no record, however well it hashes.
LINE, DEPTH, STRING, KEYS, ITEMS, INTEGER = 256 * 1024, 16, 64 * 1024, 512, 4096, 2**53 - 1
FRAME = re.compile(rb'\{"h":"([0-9a-f]{64})","e":(\{.*\})\}\n\Z', re.DOTALL)
# The second of two histories under one device id lies in a folder of its own: the device, "0" (which no device
# id has), sixteen digits of the hash of the first record that differs. Its records name the plain device.
BRANCH = re.compile(r"([a-z2-7]+)0([0-9a-f]{16})\Z")
# Every record has these fields, and p, its content; more of them are those of newer programs, and are kept.
TEXTS, NUMBERS = "boot by clk did id k pid prev t tz".split(), "kv lc mono seq v".split()
DER = bytes.fromhex("302a300506032b6570032100")   # openssl reads an Ed25519 key as these bytes, then its own 32
# Points of small order, by their y: with such a key a signature can hold for any text, and openssl lets it pass.
PRIME, EIGHTH = 2**255 - 19, 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7
SMALL = {0, 1, PRIME - 1, EIGHTH, PRIME - EIGHTH}
# Rulings that are a first round, or stand for one, and whether it passed.
FAILED = ("withdrawn_late", "records_incomplete", "lab_proof", "designer", "concession", "forbidden")
ROUNDS = {"deemed": True, **dict.fromkeys(FAILED, False)}


def demand(holds, what):
    if not holds:
        raise ValueError(what)


def attempt(work, *arguments):
    """What work gives, and None; or None, and why not. Nesting without end is a RecursionError."""
    try:
        return work(*arguments), None
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError, OSError) as error:
        return None, str(error) if type(error) is ValueError else repr(error)


def arranged(value, depth=1):
    """The value with the keys of its objects in canonical order, if it keeps within the bounds."""
    if isinstance(value, (dict, list)):
        demand(depth <= DEPTH and len(value) <= (KEYS if isinstance(value, dict) else ITEMS), "too deep, or too many")
    if isinstance(value, dict):   # RFC 8785 compares UTF-16 code units, which is not the order of code points
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {arranged(key): arranged(value[key], depth + 1) for key in keys}
    if isinstance(value, list):
        return [arranged(one, depth + 1) for one in value]
    demand(not isinstance(value, str) or len(value.encode()) <= STRING, "a text that is too long")
    demand(type(value) is not float and (type(value) is not int or abs(value) <= INTEGER), "no whole number in range")
    return value


def canonical(data):
    """What the bytes say, if they are its one canonical spelling (RFC 8785; numbers are whole)."""
    value = json.loads(data.decode("utf-8"))
    spelled = json.dumps(arranged(value), ensure_ascii=False, separators=(",", ":"))
    demand(spelled.encode() == data, "not in canonical form")   # nor is a field that stands twice
    return value


def unframe(line, context):
    """Hash and content of a line {"h":…,"e":…}. The context keeps a hash of one thing from serving another."""
    frame = FRAME.match(line)
    demand(frame and len(line) <= LINE, "not the frame of a line")
    digest = hashlib.sha256(context + b"\0" + frame[2]).hexdigest()
    demand(digest == frame[1].decode(), "the hash does not fit the content")
    return digest, canonical(frame[2])


def read_record(line):
    """The record on a line, with its own hash added as "h"."""
    digest, record = unframe(line, b"sanjian/rec/1")
    demand(all(type(record.get(name)) is str for name in TEXTS), "a text that every record has is missing")
    demand(all(type(record.get(name)) is int and record[name] >= 0 for name in NUMBERS), "a number likewise")
    demand(type(record.get("p")) is dict and record["v"] > 0, "no content, or no version")
    return {**record, "h": digest}


def check_signature(public, text, signature):
    """Ed25519 of the text's bytes under a public key; both in lower-case hexadecimal digits."""
    y = int.from_bytes(bytes.fromhex(public), "little") % 2**255
    exact = re.fullmatch("[0-9a-f]{192}", public + signature) and y < PRIME
    demand(exact and y not in SMALL, "a weak key, or a second spelling")
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": DER + bytes.fromhex(public), "text": text.encode(), "signature": bytes.fromhex(signature)}
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature".split()
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    demand(done.returncode == 0, "the signature does not hold")


class Project:
    """One project: what its journals say, and what is wrong with it."""
    def __init__(self, folder, faults, counts, rates):
        self.folder, self.pid, self.faults, self.counts = folder, folder.name, faults, counts
        self.known, self.numbers = {}, {}   # hash -> record, once where two folders hold it; (device, number) -> hashes
        self.keys, self.refused, self.heads = {}, set(), self.read_heads()
        for journal in sorted(path for path in folder.glob("log/*") if path.is_dir()):
            self.read_journal(journal)
        for did, head in self.heads.items():
            if not self.holds(did, head["seq"], head["h"]):
                self.fault(f"log/{did}", 0, f'this machine saved record {head["seq"]}, which is not there')
        self.records = sorted(self.known.values(), key=lambda one: (one["lc"], one["did"], one["seq"], one["h"]))
        self.each(self.check_seen)
        self.each(self.check_proof, "key", "sign")
        self.check_files()
        rates.append(self.first_pass(self.check_forks()))

    def fault(self, file, line, what):
        self.faults.append({"file": f"{self.pid}/{file}", "line": line, "what": what})

    def read_heads(self):
        """What this machine noted as saved last, for each device id it wrote under. Two files take turns, so that
        one is whole after a power cut; behind their first line older bytes may be left."""
        lines = (path.read_bytes().split(b"\n")[0] + b"\n" for path in self.folder.glob("head/*"))
        found = filter(None, (attempt(unframe, line, b"sanjian/head/1")[0] for line in lines))
        return {head["did"]: head for _, head in sorted(found, key=lambda one: one[1]["seq"])}

    def read_journal(self, journal):
        """One folder of segments: one chain of records from the first to the last."""
        segments = {int(path.stem): path.read_bytes() for path in journal.glob("[0-9]" * 8 + ".jsonl")}
        self.did, self.before = BRANCH.sub(r"\1", journal.name), None
        for number in sorted({*segments, *(number - 1 for number in segments)} - {0}):
            file, data = f"log/{journal.name}/{number:08}.jsonl", segments.get(number)
            if data is None:
                self.fault(file, 0, "the segment is missing")
                continue
            # The next segment states the bytes of this one; what stands behind them a power cut left, and is no record.
            after, _ = attempt(read_record, segments.get(number + 1, b"").split(b"\n")[0] + b"\n")
            stated = after and (after["p"].get("prev_seg") or {"n": 0, "len": 0, "sha": ""})
            if stated and (number, hashlib.sha256(data[:stated["len"]]).hexdigest()) == (stated["n"], stated["sha"]):
                self.counts["tails"] += stated["len"] < len(data)
                data = data[:stated["len"]]
            elif stated:
                self.fault(file, 0, f'not the {stated["len"]} bytes that the next segment states')
            self.read_segment(file, number, data, number == max(segments))

    def read_segment(self, file, number, data, is_last):
        lines = re.findall(rb"[^\n]*\n|[^\n]+\Z", data)
        found = [attempt(read_record, line) for line in lines]
        end = max((place for place, (record, _) in enumerate(found, 1) if record), default=0)
        # A bad end: where it was written, an entry that a power cut kept from being saved; in a copy, damage.
        if is_last and (end < len(lines) or not lines):
            self.counts["tails"] += self.did in self.heads
            if self.did not in self.heads:
                self.fault(file, end + 1, "the file ends in what is no record")
            found = found[:end]
        for place, (record, why) in enumerate(found, 1):
            if record:
                self.follow({**record, "file": file, "line": place}, number if place == 1 else None)
            else:
                self.fault(file, place, why)
                self.before = None   # what the next one continues cannot be known

    def follow(self, record, segment):
        """Takes in a record that continues the one before; the first of a segment says which segment it is."""
        seq, before = record["seq"], self.before or {"seq": 0, "h": "0" * 64, "lc": 0}
        follows = (seq, record["prev"]) == (before["seq"] + 1, before["h"]) or not self.before and seq > 1
        begins = not segment or (record["k"], record["p"].get("n"), segment == 1) == ("seg", segment, seq == 1)
        owned = (record["pid"], record["did"]) == (self.pid, self.did)
        if not (follows and begins and owned and record["lc"] > before["lc"]):
            self.fault(record["file"], record["line"], f'does not continue record {before["seq"]} in this segment')
        self.before = record
        self.counts["records"] += record["h"] not in self.known
        self.known.setdefault(record["h"], record)
        self.numbers.setdefault((record["did"], seq), set()).add(record["h"])

    def holds(self, did, seq, digest):
        return digest in self.numbers.get((BRANCH.sub(r"\1", did), seq), ())   # did may name one of two histories

    def each(self, check, *kinds):
        """Has every record of these kinds, or every one, looked at; what does not hold is its fault."""
        for record in self.records:
            why = attempt(check, record)[1] if record["k"] in kinds or not kinds else None
            if why:
                self.fault(record["file"], record["line"], why)

    def check_seen(self, record):
        """What the record's device had seen last of each other device is here, and comes before."""
        for did, (seq, digest) in record.get("seen", {}).items():
            demand(self.holds(did, seq, digest), f"its device had seen {did}-{seq}, which is not here")
            demand(self.known[digest]["lc"] < record["lc"], f"it was put before {did}-{seq}, which its device had seen")

    def check_files(self):
        """Content files are named by the hash of what they hold, and those that records name are there."""
        found = {path.name: path for path in self.folder.glob("blobs/*/*") if re.fullmatch("[0-9a-f]{64}", path.name)}
        for name, path in sorted(found.items()):
            if hashlib.sha256(path.read_bytes()).hexdigest() != name or path.parent.name != name[:2]:
                self.fault(f"blobs/{path.parent.name}/{name}", 0, "the content is not that of its name")

        self.counts["blobs"] += len(found)
        def check(record):   # checklists and chains that judged, photos and documents, papers with a scan
            pins = [record["p"].get("checklist"), record["p"].get("chain"), *record["p"].get("evidence", ())]
            wanted = {pin["hash"] for pin in pins if pin} | {one.get("blob") for one in record["p"].get("papers", ())}
            demand(wanted <= {*found, None}, "a content file that it names is missing")
        self.each(check)

    def check_proof(self, record):
        """A statement says what it is for, in canonical form, and names a record that stood before it."""
        said = canonical(record["p"]["statement"].encode())
        demand((said["ctx"], said["pid"]) == (f'sanjian/{record["k"]}/1', self.pid), "a statement for something else")
        demand(self.holds(*said["head"]), "its statement names a record that is not here")
        (self.check_key if record["k"] == "key" else self.check_sign)(record, record["p"]["statement"], said)

    def check_key(self, record, text, said):
        """A key begins, with proof that its owner holds it, takes the place of another, or ends."""
        held = any(key["person"] == said["person"] and key["in_force"] for key in self.keys.values())
        authority = record["p"].get("authority")
        demand(authority or said["act"] == "enrol" and not held, "nobody vouches for it")
        if authority:   # by a key in force: the old key of the same person, or that of somebody entitled
            demand(self.keys[authority["kid"]]["in_force"], "who vouches for it has no key in force")
            check_signature(self.keys[authority["kid"]]["public"], text, authority["sig"])
        if said["act"] != "revoke":
            demand(hashlib.sha256(bytes.fromhex(said["public"])).hexdigest()[:16] == said["kid"], "not its name")
            check_signature(said["public"], text, record["p"]["proof"])
            self.keys[said["kid"]] = {**said, "in_force": True}
            self.counts["keys"] += 1
        if said["act"] != "enrol":
            self.keys[said["replaces" if said["act"] == "rotate" else "kid"]]["in_force"] = False

    def check_sign(self, record, text, said):
        """Key, person, role, lines and record signed are tied together; a signature of anything else is none."""
        key, document = self.keys[said["kid"]], self.known[said["doc_h"]]
        demand(key["person"] == said["by"] == record["by"] and key["in_force"], "not a key of this person in force")
        demand(key["role"] == said["role"], "not the role that the key was enrolled for")
        demand(said["doc"].rsplit("-", 1)[1] == str(document["seq"]), "not the record that it says")
        shown = "".join(line + "\n" for line in record["p"]["shown"])
        demand(hashlib.sha256(shown.encode()).hexdigest() == said["digest"], "not the lines that were signed")
        demand(said["doc_h"] in shown, "the lines are about another record")
        check_signature(key["public"], text, record["p"]["sig"])
        self.refused |= {said["doc_h"]} if said["verdict"] == "refuse" else set()
        self.counts["signatures"] += 1

    def check_forks(self):
        """Where two records continue the same one, a device has two histories: a fault until somebody who had met
        both settled which stands. Gives the hashes of what does not stand; while it is open none of them does."""
        children, met, choices, aside = {}, {}, [], set()
        for record in self.records:
            did, said = record["did"], record["p"]
            children.setdefault((did, record["prev"]), []).append(record)
            met[did] = met.get(did, set()) | set(record.get("seen", ()))
            if record["k"] == "choose" and said["of"] == "journal":
                choices.append((said["code"], met[did], said["stands"].rsplit("-", 1)[0]))
        for (did, _), firsts in children.items():
            if len(firsts) > 1:
                branches = {f'{did}0{one["h"][:16]}': one["h"] for one in firsts}
                stands = [stood for code, names, stood in choices if code == did and names >= set(branches)] or [""]
                aside |= {digest for name, digest in branches.items() if stands[-1] not in ("all", name)}
                for one in firsts if not stands[-1] else ():
                    self.fault(one["file"], one["line"], f'{did} wrote number {one["seq"]} twice; it is not settled')
        for record in self.records:   # what continues a record comes behind it in this order
            if record["prev"] in aside:
                aside.add(record["h"])
        return aside

    def first_pass(self, aside):
        """Lots of which the first concluded acceptance passed, was not annulled and nobody refused to sign, of all that
        have one. Of two first rounds concluded at once the worse counts; of a history set aside only what failed."""
        lots, firsts, void = {}, {}, {one["p"].get("of") for one in self.records if one["p"].get("what") == "annulled"}
        for record in self.records:
            said, passed = record["p"], None
            if record["k"] == "plan":
                lots.update((one["code"], one["kind"] == "lot") for one in said["subjects"])
            elif record["k"] == "check" and said["stage"] == "acceptance":
                passed = said["outcome"] == "accepted"
            elif record["k"] == "ruling":
                passed = ROUNDS.get(said["what"])
            if passed is None or passed and record["h"] in aside or not lots.get(said["subject"]):
                continue
            first = firsts.setdefault(said["subject"], {"round": said.get("round"), "passed": True})
            if first["round"] == said.get("round"):
                first["passed"] &= passed and record["id"] not in void and record["h"] not in self.refused
        return {"project": self.pid, "num": sum(one["passed"] for one in firsts.values()), "den": len(firsts)}


def main(root):
    faults, rates, counts = [], [], dict.fromkeys(("records", "tails", "blobs", "keys", "signatures"), 0)
    for log in sorted(Path(root).glob("projects/*/log")):
        why = attempt(Project, log.parent, faults, counts, rates)[1]
        faults += [{"file": log.parent.name, "line": 0, "what": why}] if why else []
    faults += [] if counts["records"] else [{"file": "projects", "line": 0, "what": "there is no record"}]
    print(json.dumps({"ok": not faults, "faults": faults, "counts": counts, "rates": rates}, ensure_ascii=False))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
