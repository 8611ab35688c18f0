#!/usr/bin/env python3
"""What the program costs on building sites of any size, beside what the machine needs at least: the bytes of the
journal hashed (SHA-256), and a bare start of the program.

    TMPDIR=/dev/shm cargo bench --bench scale -- 4000 /tmp/site
    cargo build --release
    python3 benches/scale.py target/release/sanjian /tmp/site [more folders]

Each folder is copied first and the copy used, so that nothing was kept of it before. The best of three runs counts;
memory is the largest of them. The first frame is timed in a real terminal (a PTY), from the start of the program to
the first output that shows the project's code."""
import glob, hashlib, json, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, fcntl, time


def timed(command, env):
    """Wall clock and peak memory in MB of a command that must do."""
    start = time.time()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    took = time.time() - start
    assert os.waitstatus_to_exitcode(status) in (0, 1), (command, out.decode()[-400:], err.decode()[-400:])
    return took, usage.ru_maxrss / 1024, out


def best(times, command, env):
    runs = [timed(command, env) for _ in range(times)]
    return min(run[0] for run in runs), max(run[1] for run in runs)


def first_frame(command, env, shows):
    """Seconds until a text is on the screen, and the memory used by then."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    start, seen = time.time(), b""
    while shows not in seen and time.time() - start < 120:
        if select.select([terminal], [], [], 0.002)[0]:
            seen += os.read(terminal, 65536)
    took = time.time() - start
    status = open(f"/proc/{pid}/status").read()
    memory = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took, memory


def floor(folder):
    """Bytes of the journals, and the seconds their SHA-256 takes."""
    size = took = 0
    for name in glob.glob(f"{folder}/projects/*/log/*/*.jsonl"):
        # One after the other: a child's memory is told as if it had its parent's.
        text = open(name, "rb").read()
        start = time.time()
        hashlib.sha256(text).digest()
        size, took = size + len(text), took + time.time() - start
    return size, took


def a_lot(folder):
    """A lot that was checked in the middle of the journal."""
    segments = sorted(glob.glob(f"{folder}/projects/*/log/*/*.jsonl"))
    checks = (line for line in open(segments[len(segments) // 2]) if '"stage":' in line)
    return re.search('"subject":"([^"]+)"', next(checks)).group(1)


def measure(program, source):
    work = tempfile.mkdtemp(prefix="scale-")
    folder = os.path.join(work, "data")
    shutil.copytree(source, folder)
    env = {**os.environ, "XDG_STATE_HOME": os.path.join(work, "state"), "SANJIAN_LANG": "zh", "TERM": "xterm-256color"}
    base = [program, "--data", folder]
    rows = []
    def row(name, took):
        rows.append((name, took[0], took[1]))
        print(f"  {name:28} {took[0]:9.3f} s {took[1]:8.0f} MB", flush=True)
    size, hashed = floor(folder)
    listed = json.loads(timed(base + ["project", "list", "--format", "json"], env)[2])
    code, lots = listed[0]["code"], listed[0]["lots"]
    print(f"{lots} lots, {size / 1e6:.0f} MB of journals, SHA-256 alone {hashed:.2f} s")
    row("start (--version)", best(3, [program, "--version"], env))
    for kept in glob.glob(f"{folder}/projects/*/cache"):
        shutil.rmtree(kept)
    row("rates, nothing kept", timed(base + ["rates"], env)[:2])
    row("rates", best(3, base + ["rates"], env))
    row("rates --by month", best(3, base + ["rates", "--by", "month"], env))
    row("project list", best(3, base + ["project", "list"], env))
    row("issue list", best(3, base + ["issue", "list"], env))
    row("check show of one lot", best(3, base + ["check", "show", a_lot(folder)], env))
    row("first frame", min(first_frame(base, env, code.encode()) for _ in range(3)))
    row("verify", timed(base + ["verify"], env)[:2])
    out = os.path.join(work, "out")
    os.mkdir(out)
    row("export", timed(base + ["export", out], env)[:2])
    row("export again", timed(base + ["export", out], env)[:2])
    shutil.rmtree(work)
    return {"lots": lots, "bytes": size, "sha256": hashed, "rows": rows}


if __name__ == "__main__":
    for source in sys.argv[2:]:
        measure(os.path.abspath(sys.argv[1]), source)
