//! The real terminal: taken over at the start, given back whatever happens, and the loop between
//! keys and frames. What keys mean is not known here.

use super::App;
use super::bar;
use super::burst::{self, Input};
use crate::failure::Doing;
use crate::tui::keymap::press::KeyPress;
use crate::tui::page::errand::Errand;
use crate::tui::paint::depth::TerminalKind;
use crate::tui::paint::photo::{self, Canvas};
use crate::workspace::care::broken;
use crate::workspace::evidence::inbox::Inbox;
use anyhow::Context;
use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event, MouseButton, MouseEventKind,
};
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, window_size};
use ratatui::DefaultTerminal;
use ratatui::backend::Backend;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often a signal is looked for while no key is pressed.
const PATIENCE: Duration = Duration::from_millis(250);
/// How often while something is under way that will be drawn.
const WHILE_WAITING: Duration = Duration::from_millis(25);
/// So many keys that wait already are taken before the next frame: a laser meter types fast.
const AT_ONCE: usize = 64;
/// What waits is looked for this long; crossterm finds nothing at all in no time.
const MOMENT: Duration = Duration::from_micros(200);
/// When so many keys waited, more may be coming: this long is waited for the next of them.
const CROWDS: [(usize, Duration); 3] = [
    (48, Duration::from_millis(30)),
    (4, Duration::from_millis(5)),
    (0, MOMENT),
];
/// Between two tones, or they sound like one.
const BETWEEN_TONES: Duration = Duration::from_millis(180);

/// The terminal while it is ours; dropping it gives it back. A panic does too: `try_init` hooks it.
struct TakenTerminal(DefaultTerminal);

impl Drop for TakenTerminal {
    fn drop(&mut self) {
        given_back();
    }
}

/// Gives the terminal back. One that knows nothing of pasting or of a mouse pays no heed.
fn given_back() {
    _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste);
    ratatui::restore();
}

/// Runs the screen on the real terminal until the user quits or a signal ends it.
pub fn drive(app: &mut App) -> Result<(), anyhow::Error> {
    let watch = watch().context(Doing::WatchingSignals)?;
    let result = run(app, &watch);
    watch.ended.store(true, Ordering::Relaxed);
    result
}

fn run(app: &mut App, watch: &SignalWatch) -> Result<(), anyhow::Error> {
    let mut terminal = TakenTerminal(ratatui::try_init().context(Doing::TakingTerminal)?);
    // Without it a paste comes as keys; `burst` tells them apart then.
    _ = execute!(io::stdout(), EnableBracketedPaste);
    attend_to_faults();
    app.use_terminal(TerminalKind::of(|name| std::env::var(name).ok()));
    app.use_canvas(Canvas::of(|name| std::env::var(name).ok(), font()));
    app.take_inbox(Inbox::watch(app.workspace().inbox_place()));
    let (mut stale, mut waiting, mut bell) = (true, VecDeque::new(), Bell::default());
    let mut listens = false;
    app.go_over_records();
    while !app.is_over() && !watch.stop.load(Ordering::Relaxed) {
        listens = listen(app.wants_mouse(), listens);
        if app.take_dressed_anew() {
            wiped(&mut terminal.0).context(Doing::Drawing)?;
        }
        if stale {
            drawn(app, &mut terminal.0).context(Doing::Drawing)?;
        }
        bell.owed = app.take_tones().max(bell.owed);
        bell.sound().context(Doing::Drawing)?;
        if let Some(errand) = app.take_errand() {
            work(app, &errand, &mut terminal.0);
            stale = true;
            continue;
        }
        let patience = match () {
            () if !waiting.is_empty() || app.goes_on_between_keys() => MOMENT,
            () if app.is_waiting() || bell.owed > 0 => WHILE_WAITING,
            () => PATIENCE,
        };
        if event::poll(patience).context(Doing::ReadingKeys)? {
            waiting.extend(gathered().context(Doing::ReadingKeys)?);
        } else if waiting.is_empty() {
            app.rest();
            app.go_on();
        }
        stale = !waiting.is_empty();
        broken::be_on(format!("{:?}", app.contexts()));
        take(app, &mut waiting);
        stale |= app.idle();
    }
    app.rest();
    app.end_beside();
    Ok(())
}

/// Listens to the mouse, or leaves it to the terminal; says which.
fn listen(wanted: bool, listens: bool) -> bool {
    _ = match (wanted, listens) {
        (true, false) => execute!(io::stdout(), EnableMouseCapture),
        (false, true) => execute!(io::stdout(), DisableMouseCapture),
        (true, true) | (false, false) => Ok(()),
    };
    wanted
}

/// Draws a frame. One that has to be wiped first is shown at once and whole by terminals that know
/// how to hold back, so that it does not flicker; the others pay no heed.
fn drawn(app: &App, terminal: &mut DefaultTerminal) -> io::Result<()> {
    if !app.may_leave_traces() {
        terminal.draw(|frame| app.draw(frame))?;
        return Ok(());
    }
    execute!(io::stdout(), BeginSynchronizedUpdate)?;
    terminal.draw(|frame| app.draw(frame))?;
    if app.left_traces() {
        wiped(terminal)?;
        terminal.draw(|frame| app.draw(frame))?;
    }
    execute!(io::stdout(), EndSynchronizedUpdate)
}

/// Wipes the terminal, so that the next frame is drawn as a whole. The library's own way asks the
/// terminal where its cursor is and fails when no answer comes: none comes while it holds back.
fn wiped(terminal: &mut DefaultTerminal) -> io::Result<()> {
    terminal.backend_mut().clear()?;
    terminal.swap_buffers();
    Ok(())
}

/// Pixels of a character, across and down, where the system knows them.
fn font() -> Option<(u16, u16)> {
    let size = window_size().ok()?;
    let of = |pixels: u16, cells: u16| pixels.checked_div(cells).filter(|part| *part > 0);
    Some((of(size.width, size.columns)?, of(size.height, size.rows)?))
}

/// Only a fault of this thread ends the run and gives the terminal back. Those of work beside the screen are caught
/// where it is waited for, and reported; a photo that breaks its decoder breaks only itself.
fn attend_to_faults() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let is_photo = std::thread::current().name() == Some(photo::THREAD);
        match () {
            () if is_photo => {}
            () if broken::is_of_the_run() => usual(info),
            () => _ = broken::keep(info),
        }
    }));
}

/// Runs an errand and shows how far it is, below the page that asked for it.
fn work(app: &mut App, errand: &Errand, terminal: &mut DefaultTerminal) {
    let (lang, mut shown) = (app.lang(), None);
    let stops = errand.stops(lang);
    app.run(errand, &mut |done, all| {
        let percent = (done * 100).checked_div(all);
        if shown.replace(percent) != Some(percent) {
            let words = [errand.words(lang), stops];
            // A frame that cannot be drawn is no reason to stop half-way.
            _ = terminal.draw(|frame| bar::progress(frame, words, percent));
        }
        match !stops.is_empty() && is_stopped() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
}

/// Whether Esc was pressed meanwhile; other keys mean nothing while something is under way.
fn is_stopped() -> bool {
    while event::poll(MOMENT).unwrap_or(false) {
        if let Ok(Event::Key(key)) = event::read()
            && KeyPress::of(&key) == Some(KeyPress::Esc)
        {
            return true;
        }
    }
    false
}

/// What waits in the terminal. Keys are taken in whole before any of them is acted on, so that a block
/// can be told from keys.
fn gathered() -> io::Result<Vec<Input>> {
    let (mut inputs, mut keys) = (Vec::new(), Vec::new());
    loop {
        match event::read()? {
            Event::Key(key) => keys.push(key),
            other => {
                inputs.append(&mut burst::parted(std::mem::take(&mut keys)));
                match other {
                    Event::Paste(text) => inputs.push(Input::Text(text)),
                    Event::Resize(..) => inputs.push(Input::Resize),
                    Event::Mouse(mouse) if is_meant(mouse.kind) => inputs.push(Input::Mouse(mouse)),
                    _ => {}
                }
            }
        }
        let crowd = CROWDS.iter().find(|(count, _)| keys.len() >= *count);
        if !event::poll(crowd.map_or(MOMENT, |(_, pause)| *pause))? {
            inputs.append(&mut burst::parted(keys));
            return Ok(inputs);
        }
    }
}

/// Whether somebody did something with the mouse and did not only move it.
fn is_meant(kind: MouseEventKind) -> bool {
    use MouseEventKind::{Down, ScrollDown, ScrollUp};
    matches!(kind, Down(MouseButton::Left) | ScrollDown | ScrollUp)
}

/// Lets the page on top have what was gathered; the rest waits for the next frame, or for the end of
/// an errand.
fn take(app: &mut App, waiting: &mut VecDeque<Input>) {
    for _ in 0..AT_ONCE {
        match waiting.pop_front() {
            Some(Input::Key(key)) => app.press(&key),
            Some(Input::Text(text)) => app.paste(&text),
            Some(Input::Run(mut keys)) => {
                app.hear(&mut keys);
                if !keys.is_empty() {
                    waiting.push_front(Input::Run(keys));
                }
            }
            // Drawn before the next key: what nobody sees must not be done.
            Some(Input::Resize) => return app.measure(font()),
            // The same: what stands where is known of the frame in sight.
            Some(Input::Mouse(mouse)) => return app.touch(&mouse),
            None => return,
        }
        if app.is_over() || app.has_errand() {
            return;
        }
    }
}

/// Tones that are owed, one after the other.
#[derive(Default)]
struct Bell {
    owed: u8,
    last: Option<Instant>,
}

impl Bell {
    fn sound(&mut self) -> io::Result<()> {
        let rests = self.last.is_some_and(|last| last.elapsed() < BETWEEN_TONES);
        if self.owed == 0 || rests {
            return Ok(());
        }
        (self.owed, self.last) = (self.owed - 1, Some(Instant::now()));
        let mut out = io::stdout();
        out.write_all(b"\x07")?;
        out.flush()
    }
}

/// The run as the watcher of signals sees it.
#[derive(Default)]
struct SignalWatch {
    /// A signal came: the loop is to end.
    stop: AtomicBool,
    /// The loop has ended and the terminal was given back.
    ended: AtomicBool,
}

/// Watches for SIGINT, SIGTERM and SIGHUP. The loop is asked to end; every answer has been on disk
/// since it was typed. When it does not end, the program does; when the window was closed, at once: on
/// a terminal that went away crossterm 0.29 reads nothing for ever, and the project would stay locked
/// to whoever opens the next window.
#[cfg(unix)]
fn watch() -> io::Result<Arc<SignalWatch>> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let watch = Arc::new(SignalWatch::default());
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let seen = Arc::clone(&watch);
    std::thread::spawn(move || {
        for signal in signals.forever() {
            seen.stop.store(true, Ordering::Relaxed);
            if signal != SIGHUP {
                std::thread::sleep(PATIENCE * 2);
            }
            if !seen.ended.load(Ordering::Relaxed) {
                end(signal);
            }
        }
    });
    Ok(watch)
}

/// Ends the program from beside the loop. A terminal that went away, or that takes no more, may keep
/// whoever writes to it waiting: it is given back only if that is soon done.
#[cfg(unix)]
fn end(signal: i32) -> ! {
    let restored = std::thread::spawn(given_back);
    let until = Instant::now() + WHILE_WAITING * 2;
    while !restored.is_finished() && Instant::now() < until {
        std::thread::sleep(WHILE_WAITING / 5);
    }
    std::process::exit(128 + signal)
}

/// Other systems end the program themselves.
#[cfg(not(unix))]
fn watch() -> io::Result<Arc<SignalWatch>> {
    Ok(Arc::new(SignalWatch::default()))
}
