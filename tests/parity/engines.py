#!/usr/bin/env python3
"""Asks an engine every statement of every case and compares each figure with what `rates` says.

    cargo test --test parity                                  # writes the cases, asks DuckDB
    python3 tests/parity/engines.py chdb target/tmp/parity    # the same in another engine, by hand

Engines: duckdb, chdb (pip install chdb pyarrow), datafusion (pip install datafusion), spark (pip install
pyspark, a JVM). A case is a folder with `job.json`: the lines that make the tables, the statements, and the
rows that must come out.
"""

import decimal
import glob
import json
import math
import os
import sys
import time


class Duck:
    def __init__(self):
        import duckdb

        self.name = "DuckDB " + duckdb.__version__
        self.db = duckdb.connect()

    def run(self, sql):
        self.db.execute(sql)

    def ask(self, sql):
        result = self.db.execute(sql)
        return [column[0] for column in result.description], result.fetchall()


class Chdb:
    session, cases = None, 0

    def __init__(self):
        import chdb
        from chdb import session

        self.name = "chdb " + chdb.__version__
        Chdb.session = Chdb.session or session.Session()
        Chdb.cases += 1
        self.db = Chdb.session
        self.db.query(f"CREATE DATABASE facts{Chdb.cases} ENGINE = Atomic")
        self.db.query(f"USE facts{Chdb.cases}")

    def run(self, sql):
        self.db.query(sql)

    def ask(self, sql):
        text = str(self.db.query(sql, "JSONCompact"))
        answer = json.loads(text)
        return [column["name"] for column in answer["meta"]], answer["data"]


class DataFusion:
    def __init__(self):
        import datafusion

        self.name = "DataFusion " + datafusion.__version__
        self.db = datafusion.SessionContext()

    def run(self, sql):
        self.db.sql(sql).collect()

    def ask(self, sql):
        frame = self.db.sql(sql)
        names = frame.schema().names
        rows = [tuple(row[name] for name in names) for batch in frame.collect() for row in batch.to_pylist()]
        return names, rows


class Spark:
    spark = None

    def __init__(self):
        import pyspark
        from pyspark.sql import SparkSession

        self.name = "Spark " + pyspark.__version__
        if Spark.spark is None:
            make = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            Spark.spark = make.config("spark.sql.shuffle.partitions", "2").getOrCreate()
            Spark.spark.sparkContext.setLogLevel("ERROR")
        self.db = Spark.spark
        for view in self.db.catalog.listTables():
            self.db.catalog.dropTempView(view.name)

    def run(self, sql):
        self.db.sql(sql)

    def ask(self, sql):
        frame = self.db.sql(sql)
        return frame.columns, [tuple(row) for row in frame.collect()]


ENGINES = {"duckdb": Duck, "chdb": Chdb, "datafusion": DataFusion, "spark": Spark}
LINES = {"duckdb": "duckdb", "chdb": "clickhouse", "datafusion": "datafusion", "spark": "spark"}


def plain(cell):
    """A cell as JSON has it."""
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, decimal.Decimal):
        return int(cell) if cell == int(cell) else float(cell)
    if isinstance(cell, str):
        # What ClickHouse writes of 64 bits.
        return int(cell) if cell.lstrip("-").isdigit() and len(cell) < 20 else cell
    if isinstance(cell, (int, float)) or cell is None:
        return cell
    return str(cell)


def key(row):
    return [f"{cell:.6f}" if isinstance(cell, float) else str(cell) for cell in row]


def same(one, other):
    if isinstance(one, float) or isinstance(other, float):
        return math.isclose(one, other, rel_tol=0, abs_tol=1e-9)
    return one == other


def compare(statement, names, rows):
    """How many figures were compared, and what differs."""
    names = [name.lower() for name in names]
    picked = [names.index(name) for name in statement["columns"]]
    numbers = [n for n, name in enumerate(statement["columns"]) if name in ("num", "den")]
    got = [[plain(row[at]) for at in picked] for row in rows]
    if statement["drop_zero"]:
        got = [row for row in got if any(row[n] for n in numbers)]
    expected = [[plain(cell) for cell in row] for row in statement["rows"]]
    got, expected = sorted(got, key=key), sorted(expected, key=key)
    count = max(len(got), len(expected)) * max(1, len(statement["columns"]))
    if len(got) != len(expected):
        only = [row for row in got if row not in expected][:5]
        lacks = [row for row in expected if row not in got][:5]
        return count, [f"{len(got)} rows, {len(expected)} expected; only here {only}, missing {lacks}"]
    wrong = [
        f"{one} is not {other}"
        for one, other in zip(got, expected)
        if not all(same(a, b) for a, b in zip(one, other))
    ]
    return count, wrong


def main():
    engine, root = sys.argv[1], sys.argv[2]
    figures = wrong = asked = 0
    name, spent = engine, 0.0
    for path in sorted(glob.glob(os.path.join(root, "*", "job.json"))):
        with open(path, encoding="utf-8") as file:
            job = json.load(file)
        db = ENGINES[engine]()
        name = db.name
        for line in job["tables"][LINES[engine]]:
            db.run(line)
        for declared, columns in job["columns"].items():
            names, _ = db.ask(f"SELECT * FROM {declared}")
            if sorted(names) != sorted(columns):
                wrong += 1
                print(f"{job['case']} {declared}: columns {sorted(set(names) ^ set(columns))}")
        for statement in job["statements"]:
            begun = time.monotonic()
            try:
                names, rows = db.ask(statement["sql"])
            except Exception as error:
                raise SystemExit(f"{job['case']} {statement['name']}: {error}\n{statement['sql']}")
            spent += time.monotonic() - begun
            asked += 1
            count, differs = compare(statement, names, rows)
            figures += count
            wrong += len(differs)
            for one in differs[:5]:
                print(f"{job['case']} {statement['name']}: {one}")
    print(f"{name}: {asked} statements, {figures} figures compared, {wrong} differ, {spent:.1f} s")
    sys.exit(1 if wrong or not figures else 0)


if __name__ == "__main__":
    main()
