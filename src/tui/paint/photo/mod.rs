//! Photos on the screen: asked for while a frame is drawn, unpacked in a thread of their own so that
//! keys stay quick, and kept until others need the room. Which photo to show is not decided here.

mod decode;
mod means;
mod placed;

pub use crate::workspace::evidence::kept::Undrawn;
pub use means::{Canvas, Means};

use super::theme::Theme;
use crate::domain::evidence::LARGEST;
use crate::workspace::evidence::kept::EvidenceShelf;
use crate::workspace::outside;
use decode::drawn;
use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The thread's name, by which a panic in it is told from one of ours.
pub const THREAD: &str = "photos";
/// So many photos stay drawn.
const KEPT: usize = 6;

/// Where a photo's bytes are.
#[derive(Clone)]
pub enum PhotoSource {
    /// In the project.
    Kept(EvidenceShelf, String),
    /// In a file outside.
    File(PathBuf),
}

/// One photo, for one canvas and one room.
#[derive(Clone, PartialEq)]
struct PhotoKey {
    name: String,
    canvas: Canvas,
    size: Size,
}

struct Job {
    key: PhotoKey,
    source: PhotoSource,
    id: u32,
}

/// How a photo stands.
enum PhotoLook {
    Waiting,
    Drawn(Box<Protocol>),
    Undrawn(Undrawn),
}

struct Slot {
    key: PhotoKey,
    id: u32,
    look: PhotoLook,
}

struct Worker {
    jobs: Sender<Job>,
    done: Receiver<(PhotoKey, PhotoLook)>,
}

/// The photos of a running screen.
#[derive(Default)]
pub struct Photos {
    canvas: Cell<Canvas>,
    slots: RefCell<Vec<Slot>>,
    worker: RefCell<Option<Worker>>,
    /// What the last frame showed, and the one before.
    shown: RefCell<[Option<PhotoKey>; 2]>,
}

impl PhotoSource {
    fn name(&self) -> String {
        match self {
            PhotoSource::Kept(_, hash) => hash.clone(),
            // Names that only differ in what is no text stay apart.
            PhotoSource::File(path) => format!("{path:?}"),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Undrawn> {
        match self {
            PhotoSource::Kept(shelf, hash) => shelf.bytes(hash).map_err(|_| Undrawn::Lost),
            PhotoSource::File(path) => outside::regular(path, LARGEST).map_err(|_| Undrawn::Lost),
        }
    }
}

impl Photos {
    /// Draws on another canvas from now on.
    pub fn use_canvas(&self, canvas: Canvas) {
        self.canvas.set(canvas);
        self.slots.borrow_mut().clear();
    }

    /// Draws for characters of so many pixels, if they are known and others than before.
    pub fn measure(&self, font: Option<(u16, u16)>) {
        let canvas = self.canvas.get();
        if let Some(font) = font.filter(|font| *font != canvas.font) {
            self.use_canvas(Canvas { font, ..canvas });
        }
    }

    /// Draws in the next way from now on.
    pub fn switch(&self) -> Means {
        let canvas = self.canvas.get();
        let means = canvas.means.next();
        self.use_canvas(Canvas { means, ..canvas });
        means
    }

    /// Whether a photo is being unpacked.
    pub fn is_waiting(&self) -> bool {
        let slots = self.slots.borrow();
        slots
            .iter()
            .any(|slot| matches!(slot.look, PhotoLook::Waiting))
    }

    /// Takes over what was unpacked meanwhile; says whether there was any.
    pub fn collect(&self) -> bool {
        let worker = self.worker.borrow();
        let mut any = false;
        let done = worker.iter().flat_map(|worker| worker.done.try_iter());
        for (key, look) in done {
            let mut slots = self.slots.borrow_mut();
            let Some(at) = slots.iter().position(|slot| slot.key == key) else {
                continue;
            };
            any = true;
            match (look, slots.get_mut(at)) {
                // Given back undone: whoever still shows it asks again.
                (PhotoLook::Waiting, _) => _ = slots.remove(at),
                (look, Some(slot)) => slot.look = look,
                (_, None) => {}
            }
        }
        any
    }

    /// A frame begins.
    pub fn begin(&self) {
        let mut shown = self.shown.borrow_mut();
        shown.swap(0, 1);
        if let Some(now) = shown.first_mut() {
            *now = None;
        }
    }

    /// Whether anything shown now, or in the frame before, could leave traces.
    pub fn may_leave_traces(&self) -> bool {
        let shown = self.shown.borrow();
        let traces = |key: &PhotoKey| key.canvas.means.leaves_traces();
        self.canvas.get().means.leaves_traces() || shown.iter().flatten().any(traces)
    }

    /// Whether what the frame before showed may have left traces that only a clean screen removes.
    pub fn left_traces(&self) -> bool {
        let shown = self.shown.borrow();
        let [now, before] = &*shown;
        before.as_ref().is_some_and(|before| {
            before.canvas.means.leaves_traces() && now.as_ref() != Some(before)
        })
    }

    /// Draws a photo into an area, if it is ready; otherwise says how it stands.
    pub fn view(
        &self,
        source: &PhotoSource,
        frame: &mut Frame,
        area: Rect,
        (theme, on_top): (&Theme, bool),
    ) -> Option<PhotoStanding> {
        if self.is_off(theme) {
            return Some(PhotoStanding::Off);
        }
        if area.width == 0 || area.height == 0 || !on_top {
            // Below a popup pictures would shine through.
            return None;
        }
        let key = PhotoKey {
            name: source.name(),
            canvas: self.canvas.get(),
            size: area.as_size(),
        };
        self.ask(&key, source);
        let slots = self.slots.borrow();
        match slots
            .iter()
            .find(|slot| slot.key == key)
            .map(|slot| &slot.look)
        {
            Some(PhotoLook::Drawn(protocol)) => {
                draw(protocol, frame, area, key.canvas);
                if let Some(now) = self.shown.borrow_mut().first_mut() {
                    *now = Some(key);
                }
                None
            }
            Some(PhotoLook::Undrawn(why)) => Some(PhotoStanding::Undrawn(*why)),
            _ => Some(PhotoStanding::Waiting),
        }
    }

    /// Whether no photo is drawn: by the user's wish, or because there are no colours.
    pub fn is_off(&self, theme: &Theme) -> bool {
        self.canvas.get().means == Means::Off || theme.is_plain()
    }

    /// Has a photo unpacked unless it is already, in the place of the one asked for longest ago.
    fn ask(&self, key: &PhotoKey, source: &PhotoSource) {
        let mut slots = self.slots.borrow_mut();
        if let Some(at) = slots.iter().position(|slot| slot.key == *key) {
            let slot = slots.remove(at);
            return slots.push(slot);
        }
        let spare = (slots.len() >= KEPT).then(|| slots.remove(0).id);
        // The terminal keeps a picture by its number: a number used again replaces it.
        let free = (1..).find(|id| slots.iter().all(|slot| slot.id != *id));
        let id = spare.or(free).unwrap_or(1);
        slots.push(Slot {
            key: key.clone(),
            id,
            look: PhotoLook::Waiting,
        });
        let job = Job {
            key: key.clone(),
            source: source.clone(),
            id: (std::process::id() << 8) | id,
        };
        let mut worker = self.worker.borrow_mut();
        let worker = worker.get_or_insert_with(Worker::start);
        if worker.jobs.send(job).is_err()
            && let Some(slot) = slots.last_mut()
        {
            slot.look = PhotoLook::Undrawn(Undrawn::Damaged);
        }
    }
}

/// How a photo stands that is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoStanding {
    /// It is being unpacked.
    Waiting,
    /// It cannot be drawn.
    Undrawn(Undrawn),
    /// No photos are drawn.
    Off,
}

/// Draws it in the middle of its area.
fn draw(protocol: &Protocol, frame: &mut Frame, area: Rect, canvas: Canvas) {
    let size = protocol.size();
    let at = Rect {
        x: area.x + area.width.saturating_sub(size.width) / 2,
        y: area.y + area.height.saturating_sub(size.height) / 2,
        width: size.width.min(area.width),
        height: size.height.min(area.height),
    };
    let buffer = frame.buffer_mut();
    let at = at.intersection(*buffer.area());
    Image::new(protocol).allow_clipping(true).render(at, buffer);
    if canvas.means == Means::Blocks && !canvas.any_colour {
        for y in at.top()..at.bottom() {
            for x in at.left()..at.right() {
                if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                    (cell.fg, cell.bg) = (means::nearest(cell.fg), means::nearest(cell.bg));
                }
            }
        }
    }
}

impl Job {
    /// Does it; a decoder that breaks breaks this photo only.
    fn done(&self) -> PhotoLook {
        let made = catch_unwind(AssertUnwindSafe(|| {
            let bytes = self.source.bytes()?;
            drawn(&bytes, self.key.canvas, self.key.size, self.id)
        }));
        match made {
            Ok(Ok(protocol)) => PhotoLook::Drawn(Box::new(protocol)),
            Ok(Err(why)) => PhotoLook::Undrawn(why),
            Err(_) => PhotoLook::Undrawn(Undrawn::Damaged),
        }
    }
}

/// The job asked for last: whoever leafs quickly wants to see where they stopped. Those too old to
/// be in sight go back undone.
fn next(
    waiting: &Receiver<Job>,
    queue: &mut Vec<Job>,
    back: &Sender<(PhotoKey, PhotoLook)>,
) -> Option<Job> {
    if queue.is_empty() {
        queue.push(waiting.recv().ok()?);
    }
    queue.extend(waiting.try_iter());
    let surplus = queue.len().saturating_sub(KEPT);
    for job in queue.drain(..surplus) {
        _ = back.send((job.key, PhotoLook::Waiting));
    }
    queue.pop()
}

impl Worker {
    /// Starts the thread; it ends with the screen.
    fn start() -> Self {
        let (jobs, waiting) = channel::<Job>();
        let (finished, done) = channel();
        let work = move || {
            let mut queue = Vec::new();
            while let Some(job) = next(&waiting, &mut queue, &finished) {
                let look = job.done();
                if finished.send((job.key, look)).is_err() {
                    return;
                }
            }
        };
        // Without a thread the channel is closed, and every photo says that it cannot be drawn.
        _ = std::thread::Builder::new()
            .name(THREAD.to_owned())
            .spawn(work);
        Self { jobs, done }
    }
}
