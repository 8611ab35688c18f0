#!/usr/bin/env python3
"""Adds up the JSON Lines of facts without any engine and compares with what `rollup` says.

    python3 tests/parity/plain.py target/debug/sanjian FOLDER...
"""

import collections
import json
import os
import subprocess
import sys
import tempfile

PAIRS = {
    "first_pass": ("first_pass", "passed", "concluded"),
    "excellence": ("excellence", "excellent", "graded"),
    "final": ("final", "accepted", "concluded"),
    "rework": ("rework", "reworked", "concluded"),
    "points": ("points", "conforming", "checked"),
}
PERIODS = [(None, None), ("2026-03-01", "2026-05-20"), ("2026-06-15", None), (None, "2026-03-31"), ("2026-07-01", "2026-07-31")]


def told(row):
    """The figures of a row of `rollup --format json`."""
    figures = {name: (row[field][part], row[field][whole]) for name, (field, part, whole) in PAIRS.items()}
    figures["accepted"] = (row["excellence"]["accepted"], 0)
    figures["concession"] = (row["concessions"], 0)
    figures["withdrawn"] = (row.get("withdrawn", 0), 0)
    figures["disputed"] = (row.get("disputed", 0), 0)
    for stage, pair in row["stages"].items():
        figures["stage." + stage] = (pair["passed"], pair["concluded"])
    area = row.get("first_pass_area", {"passed_m2": "0", "concluded_m2": "0", "without_area": 0})
    hundredths = [int(area[name].replace(".", "")) for name in ("passed_m2", "concluded_m2")]
    figures["area"] = tuple(hundredths)
    figures["without_area"] = (area["without_area"], 0)
    return {name: pair for name, pair in figures.items() if pair != (0, 0)}


def summed(counts, by, first, last):
    """The same of the rows of `counts`, and the groups there are."""
    sums = collections.defaultdict(lambda: [0, 0])
    groups = set()
    for row in counts:
        undated = row["figure"] in ("planned", "disputed")
        day, earlier = row["day"] or "", row["earlier_day"]
        if not undated and (first or last):
            if not day or (first and day < first) or (last and day > last):
                continue
        again = earlier is not None and (first is None or earlier >= first)
        if by == "month":
            if again and row["same_month"] or undated:
                continue
            group = row["month"]
        else:
            if again:
                continue
            group = row[by] if by else None
        if group == "":
            continue
        groups.add((row["level"], group))
        if row["figure"] != "planned":
            pair = sums[row["level"], group, row["figure"]]
            pair[0] += row["num"]
            pair[1] += row["den"]
    return {key: tuple(pair) for key, pair in sums.items() if pair != [0, 0]}, groups


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    figures = differ = 0
    with tempfile.TemporaryDirectory() as facts:
        make = [program, "rollup", *folders, "--facts", facts, "--facts-format", "jsonl"]
        subprocess.run(make, capture_output=True, check=False)
        with open(os.path.join(facts, "all", "counts.jsonl"), encoding="utf-8") as lines:
            counts = [json.loads(line) for line in lines]
    for by in (None, "crew", "trade", "building", "month"):
        for first, last in PERIODS:
            asked = [program, "rollup", *folders, "--format", "json"]
            asked += ["--by", by] if by else []
            asked += ["--from", first] if first else []
            asked += ["--to", last] if last else []
            answer = json.loads(subprocess.run(asked, capture_output=True, check=False).stdout)
            rows = [row for row in answer["rows"] if (row["group"] is not None) == bool(by)]
            expected = {(row["level"], row["group"], name): pair for row in rows for name, pair in told(row).items()}
            got, groups = summed(counts, by, first, last)
            figures += 2 * len(expected)
            for key in sorted(set(expected) | set(got), key=str):
                if expected.get(key) != got.get(key):
                    differ += 1
                    print(by, first, last, key, "rollup", expected.get(key), "lines", got.get(key))
            if by and groups != {(row["level"], row["group"]) for row in rows}:
                differ += 1
                print(by, first, last, "groups", groups ^ {(row["level"], row["group"]) for row in rows})
    print(f"{len(counts)} rows, {figures} figures compared, {differ} differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
