//! The real terminal: taken over at the start, given back whatever happens, and the loop between
//! keys and frames. What keys mean is not known here.

use super::app::App;
use super::bar;
use super::errand::Errand;
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often a signal is looked for while no key is pressed.
const PATIENCE: Duration = Duration::from_millis(250);
/// So many keys that wait already are taken before the next frame: a laser meter types fast.
const AT_ONCE: usize = 64;

/// The terminal while it is ours; dropping it gives it back. A panic does too: `try_init` hooks it.
struct Taken(DefaultTerminal);

impl Drop for Taken {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

/// Runs the screen on the real terminal until the user quits or a signal ends it.
pub fn drive(app: &mut App) -> io::Result<()> {
    let watch = watch()?;
    let result = run(app, &watch);
    watch.ended.store(true, Ordering::Relaxed);
    result
}

fn run(app: &mut App, watch: &Watch) -> io::Result<()> {
    let mut terminal = Taken(ratatui::try_init()?);
    let mut stale = true;
    while !app.is_over() && !watch.stop.load(Ordering::Relaxed) {
        if stale {
            terminal.0.draw(|frame| app.draw(frame))?;
            sound(app)?;
        }
        if let Some(errand) = app.take_errand() {
            work(app, &errand, &mut terminal.0);
            stale = true;
            continue;
        }
        stale = event::poll(PATIENCE)? && take(app)?;
    }
    Ok(())
}

/// Runs an errand and shows how far it is, below the page that asked for it.
fn work(app: &mut App, errand: &Errand, terminal: &mut DefaultTerminal) {
    let (lang, mut shown) = (app.lang(), None);
    app.run(errand, &mut |done, all| {
        let percent = (done * 100).checked_div(all);
        if std::mem::replace(&mut shown, percent) != percent {
            // A frame that cannot be drawn is no reason to stop half-way.
            _ = terminal.draw(|frame| bar::progress(frame, errand.words(lang), percent));
        }
    });
}

/// Takes the events that wait; says whether the frame is stale now.
fn take(app: &mut App) -> io::Result<bool> {
    for _ in 0..AT_ONCE {
        if let Event::Key(key) = event::read()? {
            app.press(&key);
        }
        if app.is_over() || app.has_errand() || !event::poll(Duration::ZERO)? {
            break;
        }
    }
    Ok(true)
}

fn sound(app: &mut App) -> io::Result<()> {
    if app.take_bell() {
        let mut out = io::stdout();
        out.write_all(b"\x07")?;
        out.flush()?;
    }
    Ok(())
}

/// The run as the watcher of signals sees it.
#[derive(Default)]
struct Watch {
    /// A signal came: the loop is to end.
    stop: AtomicBool,
    /// The loop has ended and the terminal was given back.
    ended: AtomicBool,
}

/// Watches for SIGINT, SIGTERM and SIGHUP. The loop is asked to end; every answer has been on disk
/// since it was typed. When it does not end, the program does: on a terminal that went away
/// crossterm 0.29 reads nothing for ever, and the project would stay locked.
#[cfg(unix)]
fn watch() -> io::Result<Arc<Watch>> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let watch = Arc::new(Watch::default());
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let seen = Arc::clone(&watch);
    std::thread::spawn(move || {
        for signal in signals.forever() {
            seen.stop.store(true, Ordering::Relaxed);
            std::thread::sleep(PATIENCE * 2);
            if !seen.ended.load(Ordering::Relaxed) {
                ratatui::restore();
                std::process::exit(128 + signal);
            }
        }
    });
    Ok(watch)
}

/// Other systems end the program themselves.
#[cfg(not(unix))]
fn watch() -> io::Result<Arc<Watch>> {
    Ok(Arc::new(Watch::default()))
}
