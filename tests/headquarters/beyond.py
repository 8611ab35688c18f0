#!/usr/bin/env python3
"""Beyond one machine, rehearsed on this one: projects of several regions are received region by region, each region
writes its facts into one lake, Spark asks the shipped statements of that lake, and every figure is compared with what
`rollup` says of the same stores. One command; says what each step took, and is skipped with a word where there is no
Java, pyspark or cargo.

    cargo build --release && pip install pyspark
    python3 tests/headquarters/beyond.py target/release/sanjian [FOLDER] [PROJECTS]

FOLDER (./target/beyond) is kept: projects that are there are not made again. Times are wall clock of whole
programs, with the processor's behind it: on a machine that has other work the second is the one to go by. Memory is
the largest of one.
"""
import collections, csv, datetime, decimal, json, os, shutil, subprocess, sys, time

REGIONS = ["east", "north", "south", "west"]
GROUPS = {"rates": None, "crews": "crew", "trades": "trade", "buildings": "building", "months": "month",
          "regions": "region", "projects": "project"}
PAIRS = {"first_pass": ("first_pass", "passed", "concluded"), "excellence": ("excellence", "excellent", "graded"),
         "final": ("final", "accepted", "concluded"), "rework": ("rework", "reworked", "concluded"),
         "points": ("points", "conforming", "checked")}


def skip(why):
    print(f"skipped: {why}")
    sys.exit(0)


def timed(words, ok=(0,), env=None):
    """Wall clock and processor in s, peak memory in MB, output."""
    begun = time.time()
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in ok, (code, words)
    return time.time() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out


def step(name, runs, projects=0):
    """Says what the runs of a step took together."""
    took, worked, memory = (how(run[at] for run in runs) for at, how in enumerate((sum, sum, max)))
    each = f", {1000 * worked / projects:.1f} ms of the processor a project" if projects else ""
    print(f"{name}: {took:.1f} s, processor {worked:.1f} s{each}, {memory:.0f} MB", flush=True)


def size(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def made(folder, count):
    """The projects, by the generator of the tests."""
    sites = os.path.join(folder, "sites")
    projects = os.path.join(sites, "projects")
    if not os.path.isdir(projects) or len(os.listdir(projects)) < count:
        if shutil.which("cargo") is None:
            skip("there is no cargo to make the projects with")
        env = dict(os.environ, SITES=str(count), STORE=os.path.abspath(sites))
        timed(["cargo", "test", "--test", "headquarters", "--", "--ignored"], env=env)
    return sites, sorted(os.listdir(projects))[:count]


def dealt(sites, pids, folder):
    """A place for each region, and the ledger that says which project is whose."""
    ledger = os.path.join(folder, "ledger.csv")
    with open(ledger, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["pid", "region"])
        rows.writerows([pid, REGIONS[n % len(REGIONS)]] for n, pid in enumerate(pids))
    for n, pid in enumerate(pids):
        place = os.path.join(folder, "place", REGIONS[n % len(REGIONS)], "projects", pid)
        shutil.copytree(os.path.join(sites, "projects", pid), place, copy_function=os.link)
    return ledger


def spoken(row):
    """The figures of a row of `rollup`, as the table `counts` calls them."""
    said = {name: (row[key][num], row[key][den]) for name, (key, num, den) in PAIRS.items()}
    said |= {f"stage.{stage}": (pair["passed"], pair["concluded"]) for stage, pair in row["stages"].items()}
    said |= {"accepted": (row["excellence"]["accepted"], 0), "concession": (row["concessions"], 0)}
    said |= {"withdrawn": (row.get("withdrawn", 0), 0), "disputed": (row.get("disputed", 0), 0)}
    if area := row.get("first_pass_area"):
        hundredths = lambda text: int(decimal.Decimal(text) * 100)
        said["area"] = (hundredths(area["passed_m2"]), hundredths(area["concluded_m2"]))
        said["without_area"] = (area["without_area"], 0)
    # What never happened stands in no row of counts.
    return {name: pair for name, pair in said.items() if any(pair)}


def of_rollup(run, by, period):
    words = run + (["--by", by] if by else [])
    words += ["--from", period[0], "--to", period[1]] if period else []
    figures = collections.Counter()
    for row in json.loads(timed(words, ok=(0, 4))[3])["rows"]:
        if (row["group"] is None) == (by is None):
            for name, (num, den) in spoken(row).items():
                figures[row["level"], row["group"] or "", name, "num"] += num
                figures[row["level"], row["group"] or "", name, "den"] += den
    return figures


def of_spark(spark, program, statement, period, codes):
    words = [program, "sql", statement, "--lang", "en"]
    words += ["--from", period[0], "--to", period[1]] if period else []
    text = timed(words)[3].decode()
    text = "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip().rstrip(";")
    figures = collections.Counter()
    for row in spark.sql(text).collect():
        # What is planned is in no rate: it is the limit of the page on progress.
        if row["figure"] == "planned":
            continue
        group = codes[row["grp"]] if statement == "projects" else row["grp"]
        num, den = int(row["num"] or 0), int(row["den"] or 0)
        whole = row["figure"] in ("accepted", "concession", "withdrawn", "disputed", "without_area")
        figures[row["level"], group, row["figure"], "num"] += num
        figures[row["level"], group, row["figure"], "den"] += 0 if whole else den
    return figures


def compared(ours, theirs, what):
    """How many figures are not noughts on both sides, and how many differ."""
    keys = [key for key in ours | theirs if ours[key] or theirs[key]]
    wrong = [key for key in keys if ours[key] != theirs[key]]
    for key in wrong[:5]:
        print(f"{what}: {key}: rollup {ours[key]}, Spark {theirs[key]}")
    return len(keys), len(wrong)


def main():
    program, folder, count = os.path.abspath(sys.argv[1]), *(sys.argv[2:3] or ["target/beyond"]), int((sys.argv[3:] or ["1000"])[0])
    if shutil.which("java") is None:
        skip("there is no Java")
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError:
        skip("there is no pyspark (pip install pyspark)")
    os.makedirs(folder, exist_ok=True)
    sites, pids = made(folder, count)
    for name in ("place", "store", "lake", "data"):
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    at = lambda *parts: os.path.abspath(os.path.join(folder, *parts))
    os.makedirs(at("store"))
    ledger, journals = dealt(sites, pids, folder), size(os.path.join(folder, "place"))
    us = [program, "--lang", "en", "--data", at("data")]
    print(f"{len(pids)} projects, {journals / 1e6:.0f} MB of journals, {len(REGIONS)} regions, {os.cpu_count()} cores", flush=True)

    with open(at("pin"), "w") as file:
        file.write("839201\n")
    timed(us + ["hq", "key", "--name", "group", "--pin-file", at("pin")])
    for name in ("receive", "receive again, nothing new"):
        places = [[at("place", region), "--into", at("store", region)] for region in REGIONS]
        step(name, [timed(us + ["receive", *place, "--pin-file", at("pin")], ok=(0, 4)) for place in places], len(pids))
    stores = [at("store", region) for region in REGIONS]
    facts = ["--ledger", ledger, "--facts", at("lake")]
    step("facts", [timed(us + ["rollup", store, *facts], ok=(0, 4)) for store in stores], len(pids))
    lake = size(at("lake")) - size(at("lake", "all"))
    files = sum(len(names) for _, _, names in os.walk(at("lake")))
    print(f"lake: {lake / 1e6:.1f} MB in {files} files", flush=True)
    run = us + ["--format", "json", "rollup", *stores, "--ledger", ledger]
    for which in ("first", "again"):
        step(f"rollup, {which}", [timed(run, ok=(0, 4))])

    begun = time.time()
    make = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.memory", "2g")
    make = make.config("spark.network.timeout", "900s").config("spark.executor.heartbeatInterval", "300s")
    make = make.config("spark.ui.showConsoleProgress", "false")
    spark = make.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    print(f"Spark {pyspark.__version__} started: {time.time() - begun:.1f} s", flush=True)
    begun = time.time()
    lines = timed([program, "sql", "--engine", "spark", "--facts", at("lake")] + ["rates"])[3].decode()
    for line in lines.splitlines():
        if line.startswith(("SET ", "CREATE ")):
            spark.sql(line.rstrip(";"))
    print(f"tables known: {time.time() - begun:.1f} s", flush=True)
    projects = [(row["pid"], row["project"]) for row in spark.sql("SELECT pid, project FROM projects").collect()]
    used = collections.Counter(code for _, code in projects)
    codes = {pid: code if used[code] == 1 else pid for pid, code in projects}

    first, last = spark.sql("SELECT MIN(day), MAX(day) FROM counts").collect()[0]
    third = datetime.timedelta(days=(last - first).days // 3)
    periods = [(), (str(first + third), str(last - third))]
    figures = wrong = asked = 0
    spent = 0.0
    for statement, by in GROUPS.items():
        for period in periods:
            begun = time.time()
            theirs = of_spark(spark, program, statement, period, codes)
            spent, asked = spent + time.time() - begun, asked + 1
            count, differ = compared(of_rollup(run, by, period), theirs, f"{statement} {period}")
            print(f"{statement} {' to '.join(period)}: {count} figures", flush=True)
            figures, wrong = figures + count, wrong + differ
    begun = time.time()
    once = of_spark(spark, program, "rates", (), codes)
    print(f"Spark: {asked} statements in {spent:.1f} s, the plainest once more {time.time() - begun:.2f} s")
    print(f"{figures} figures compared, {wrong} differ")
    sys.exit(1 if wrong or not figures or not once else 0)


main()
