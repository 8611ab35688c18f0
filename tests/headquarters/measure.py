#!/usr/bin/env python3
"""Headquarters side by side with DuckDB, in one run on one machine: `rollup` cold against DuckDB counting the same
from the JSON of the same journals, and warm against DuckDB over the Parquet that `rollup --facts` made.

    SITES=1000 STORE=/tmp/sites cargo test --test headquarters -- --ignored
    cargo build --release
    python3 tests/headquarters/measure.py target/release/sanjian /tmp/sites 10 100 1000

Needs `pip install duckdb`; `RUNS=1` before it makes one run of each instead of three. Every figure that is compared
is checked to be the same on both sides. The best of all runs counts, in turn; memory is the largest of them. Times
are wall clock, for us with the program's start, for DuckDB without Python's.
"""
import json, os, shutil, subprocess, sys, tempfile, time

JOURNALS = """
CREATE TABLE lines AS SELECT e FROM read_ndjson('{store}/projects/*/log/*/*.jsonl', columns = {{e:
  'STRUCT(pid VARCHAR, did VARCHAR, seq BIGINT, lc BIGINT, k VARCHAR, p STRUCT(subject VARCHAR, stage VARCHAR,
   outcome VARCHAR, what VARCHAR, subjects STRUCT(code VARCHAR, kind VARCHAR)[]))'}}) WHERE e.k IN ('plan', 'check', 'ruling')"""
FIRST = """
WITH kinds AS (SELECT pid, s.code AS code, s.kind AS kind FROM
  (SELECT e.pid AS pid, unnest(e.p.subjects) AS s FROM lines WHERE e.k = 'plan')),
first AS (SELECT e.pid AS pid, e.p.subject AS code,
  arg_min(coalesce(e.p.outcome, 'rejected'), (e.lc, e.did, e.seq)) AS outcome FROM lines
  WHERE e.k = 'check' AND e.p.stage = 'acceptance' OR e.k = 'ruling' AND e.p.what = 'concession' GROUP BY ALL)
SELECT SUM(CAST(outcome = 'accepted' AS INT)), COUNT(*) FROM first JOIN kinds USING (pid, code) WHERE kind = 'lot'"""
PARQUET = """
SELECT level, figure, SUM(num), SUM(den) FROM read_parquet('{where}') WHERE earlier_day IS NULL
GROUP BY level, figure ORDER BY level, figure"""


def timed(command):
    """Wall clock, peak memory in MB, output."""
    start = time.time()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    took = time.time() - start
    assert status == 0, (command, child.stderr.read().decode())
    return took, usage.ru_maxrss / 1024, out


def duck(*statements):
    """What DuckDB answers to the last statement, in a process of its own."""
    script = ("import duckdb, json, sys, time\nc = duckdb.connect()\nc.execute('SET enable_progress_bar = false')\nt = time.time()\n"
              "for s in json.loads(sys.argv[1]): rows = c.execute(s).fetchall()\n"
              "print(json.dumps([time.time() - t, [[str(v) for v in r] for r in rows]]))")
    _, memory, out = timed([sys.executable, "-c", script, json.dumps(statements)])
    took, rows = json.loads(out.splitlines()[-1])
    return took, memory, rows


def best(runs):
    return min(run[0] for run in runs), max(run[1] for run in runs), runs[-1][2]


def first_pass(out):
    rows = json.loads(out)["rows"]
    lot = next(row for row in rows if row["level"] == "lot" and row.get("group") is None)
    return lot


def measure(program, store, work):
    data, facts = os.path.join(work, "data"), os.path.join(work, "facts")
    run = [program, "--data", data, "--lang", "en", "--format", "json", "rollup", store]
    with_facts = timed(run + ["--fresh", "--facts", facts])
    cold, json_, warm, hive, one = [], [], [], [], []
    for _ in range(int(os.environ.get("RUNS", 3))):
        shutil.rmtree(data, ignore_errors=True)
        cold.append(timed(run))
        json_.append(duck(JOURNALS.format(store=store), FIRST))
        warm.append(timed(run))
        hive.append(duck(PARQUET.format(where=facts + "/counts/*/*.parquet")))
        one.append(duck(PARQUET.format(where=facts + "/all/counts.parquet")))
    cold, json_, warm, hive, one = map(best, (cold, json_, warm, hive, one))
    assert cold[2] == warm[2], "kept figures differ"
    lot = first_pass(cold[2])
    ours = [str(lot["first_pass"][part]) for part in ("passed", "concluded")]
    assert ours == json_[2][0], (ours, json_[2])
    assert hive[2] == one[2]
    num = {(row[0], row[1]): row[2:] for row in hive[2]}
    assert ours == num["lot", "first_pass"], (ours, num["lot", "first_pass"])
    return cold, json_, warm, hive, one, with_facts


def main():
    program, sites, *sizes = sys.argv[1:]
    pids = sorted(os.listdir(os.path.join(sites, "projects")))
    print("| projects | MB | cold s | a project ms | MB/s | peak MB | DuckDB JSON s (MB) | cold ÷ | warm s | DuckDB Hive s | warm ÷ | DuckDB one file s | warm ÷ | with --facts s (MB) |")
    print("|" + "---|" * 14)
    for size in map(int, sizes):
        with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(sites))) as work:
            store = os.path.join(work, "store")
            total = 0
            for pid in pids[:size]:
                for folder, _, names in os.walk(os.path.join(sites, "projects", pid)):
                    there = os.path.join(store, os.path.relpath(folder, sites))
                    os.makedirs(there)
                    for name in names:
                        os.link(os.path.join(folder, name), os.path.join(there, name))
                        total += os.path.getsize(os.path.join(folder, name))
            cold, json_, warm, hive, one, facts = measure(program, store, work)
            mb = total / 1e6
            cells = [size, f"{mb:.0f}", f"{cold[0]:.2f}", f"{1000 * cold[0] / size:.2f}", f"{mb / cold[0]:.0f}",
                     f"{cold[1]:.0f}", f"{json_[0]:.2f} ({json_[1]:.0f})", f"{cold[0] / json_[0]:.2f}",
                     f"{warm[0]:.3f}", f"{hive[0]:.3f}", f"{warm[0] / hive[0]:.2f}", f"{one[0]:.3f}",
                     f"{warm[0] / one[0]:.2f}", f"{facts[0]:.2f} ({facts[1]:.0f})"]
            print("| " + " | ".join(map(str, cells)) + " |", flush=True)


main()
