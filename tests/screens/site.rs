//! A small site in a temporary folder, and hands on the keyboard. Keys are written as people say
//! them: `"3 Enter -4 Enter F8"`; what is no key's name is typed character by character.

use crate::beside::wait;
use crate::watched;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sanjian::domain::head::ProjectHead;
use sanjian::domain::{Kind, Person, Quantity, Role, Subject};
use sanjian::text::Lang;
use sanjian::text::width::width;
use sanjian::tui::{App, picture};
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::{Command, Draft, Workspace};
use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

/// The smallest screen and a wide one.
pub const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

/// A site with one building.
pub struct Site {
    pub folder: tempfile::TempDir,
    pub app: App,
    pub size: (u16, u16),
    pub bells: usize,
}

impl Site {
    /// A site at a size of screen, with these lots planned.
    pub fn of(size: (u16, u16), lang: Lang, lots: &[Subject]) -> Self {
        Self::with_list(size, lang, lots, None)
    }

    /// The same, with a checklist of the site's own.
    pub fn with_list(
        size: (u16, u16),
        lang: Lang,
        lots: &[Subject],
        list: Option<serde_json::Value>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if let Some(list) = list {
            let place = folder.path().join("checklists");
            std::fs::create_dir_all(&place).unwrap();
            std::fs::write(place.join("own.json"), list.to_string()).unwrap();
        }
        let workspace = watched::open(folder.path());
        Self::planned(workspace, folder, (size, lang), lots)
    }

    /// The same on a laptop whose clock shows a time.
    pub fn at(now: &str, size: (u16, u16), lang: Lang, lots: &[Subject]) -> Self {
        Self::by(Arc::new(SetClock::at(now)), size, lang, lots)
    }

    /// The same by a clock that goes on as it is told.
    pub fn by(clock: Arc<SetClock>, size: (u16, u16), lang: Lang, lots: &[Subject]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = watched::open_by(folder.path(), clock);
        Self::planned(workspace, folder, (size, lang), lots)
    }

    fn planned(
        mut workspace: Workspace,
        folder: tempfile::TempDir,
        (size, lang): ((u16, u16), Lang),
        lots: &[Subject],
    ) -> Self {
        plan(&mut workspace, lots);
        Self {
            app: App::new(workspace, lang),
            folder,
            size,
            bells: 0,
        }
    }

    /// A site with one rebar lot of 36 pieces.
    pub fn rebar(size: (u16, u16), lang: Lang) -> Self {
        Self::of(size, lang, &[rebar("L-001", Some(36))])
    }

    /// Kills the program and starts it again on the same folder.
    pub fn killed_and_reopened(self) -> Self {
        let Site {
            folder, app, size, ..
        } = self;
        drop(app);
        Self {
            app: App::new(entered(folder.path()), Lang::Zh),
            folder,
            size,
            bells: 0,
        }
    }

    /// Adds people to the list.
    pub fn joined_by(self, people: Vec<Person>) -> Self {
        let Site {
            folder, app, size, ..
        } = self;
        let lang = app.lang();
        let mut workspace = app.into_workspace();
        workspace.execute(Command::ListPeople(people)).unwrap();
        Self {
            app: App::new(workspace, lang),
            folder,
            size,
            bells: 0,
        }
    }

    /// Presses keys, each once nothing goes on beside the screen any more.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.hit_each(keys, wait)
    }

    /// Presses keys, whatever goes on beside the screen.
    pub fn hurry(&mut self, keys: &str) -> &mut Self {
        self.hit_each(keys, |_| ())
    }

    fn hit_each(&mut self, keys: &str, after: fn(&mut Self)) -> &mut Self {
        for word in keys.split_whitespace() {
            let codes = match named(word) {
                Some(code) => vec![code],
                None => word.chars().map(KeyCode::Char).collect(),
            };
            for code in codes {
                self.hit(code);
                after(self);
                self.bells += usize::from(self.app.take_tones());
            }
        }
        self.screen();
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.app.paste(text);
        self.bells += usize::from(self.app.take_tones());
        self.screen();
        self
    }

    /// Presses the mouse where this stands on the screen, the first of several.
    pub fn touch(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        let lines = screen.lines().zip(0u16..);
        let found = lines.filter_map(|(line, y)| Some((width(&line[..line.find(text)?]), y)));
        let (x, y) = { found }
            .next()
            .unwrap_or_else(|| panic!("no {text} in:\n{screen}"));
        self.turn(MouseEventKind::Down(MouseButton::Left), (x as u16, y))
    }

    /// Does something with the mouse.
    pub fn turn(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) -> &mut Self {
        self.app.touch(&MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        });
        if let Some(errand) = self.app.take_errand() {
            self.app
                .run(&errand, &mut |_, _| std::ops::ControlFlow::Continue(()));
        }
        self.bells += usize::from(self.app.take_tones());
        self.screen();
        self
    }

    /// Keys of this text without a pause between them, as a terminal hands over a paste it does not tell.
    pub fn at_once(&mut self, text: &str) -> &mut Self {
        let key = |c: char| match c {
            '\n' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        let keys = text
            .chars()
            .map(|c| KeyEvent::new(key(c), KeyModifiers::NONE));
        let mut keys = keys.collect::<VecDeque<_>>();
        while !keys.is_empty() {
            self.app.hear(&mut keys);
            self.bells += usize::from(self.app.take_tones());
            self.screen();
        }
        self
    }

    fn hit(&mut self, code: KeyCode) {
        let shift = code == KeyCode::BackTab;
        let modifiers = if shift {
            KeyModifiers::SHIFT
        } else {
            KeyModifiers::NONE
        };
        self.app.press(&KeyEvent::new(code, modifiers));
        if let Some(errand) = self.app.take_errand() {
            self.app
                .run(&errand, &mut |_, _| std::ops::ControlFlow::Continue(()));
        }
        self.bells += usize::from(self.app.take_tones());
    }

    /// Opens the first lot's check, its first stage or whichever is open.
    pub fn begin(&mut self) -> &mut Self {
        self.press("Home Down Down Down Enter Enter")
    }

    /// What is saved of the first lot's stage.
    pub fn saved(&self, stage: &str) -> Draft {
        self.app.workspace().draft("L-001", stage).unwrap()
    }

    /// The readings saved of an item of the first lot's self-check.
    pub fn readings(&self, item: &str) -> Vec<String> {
        let draft = self.saved("self");
        let typed = draft.answer(item).map(|answer| answer.typed_readings());
        let texts = typed.unwrap_or_default().into_iter();
        texts.map(str::to_owned).collect()
    }

    /// The screen as text; whatever is on it must fit.
    pub fn screen(&self) -> String {
        let columns = self.size.0;
        let terminal = self.drawn();
        let text = picture::text(terminal.backend().buffer());
        for line in text.lines() {
            assert!(width(line) <= usize::from(columns), "too wide: {line}");
        }
        text
    }

    /// The screen as a picture.
    pub fn svg(&self) -> String {
        picture::svg(self.drawn().backend().buffer())
    }

    /// Where the terminal's cursor stands, if it is shown.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let terminal = self.drawn();
        let at = terminal.backend().cursor_position();
        let visible = terminal.backend().cursor_visible();
        visible.then_some((at.x, at.y))
    }

    /// The cells of the screen.
    pub fn buffer(&self) -> ratatui::buffer::Buffer {
        self.drawn().backend().buffer().clone()
    }

    fn drawn(&self) -> Terminal<TestBackend> {
        let (columns, lines) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
        let asked = watched::asked();
        terminal.draw(|frame| self.app.draw(frame)).unwrap();
        assert_eq!(
            watched::asked(),
            asked,
            "a frame asked something of the disk"
        );
        terminal
    }

    /// Asserts that the screen shows this.
    pub fn shows(&self, text: &str) -> &Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no {text:?} in:\n{screen}");
        self
    }
}

fn named(word: &str) -> Option<KeyCode> {
    Some(match word {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageDown" => KeyCode::PageDown,
        _ => KeyCode::F(word.strip_prefix('F')?.parse().ok()?),
    })
}

/// The workspace of a folder, its project entered.
pub fn entered(folder: &Path) -> Workspace {
    let mut workspace = watched::open(folder);
    workspace.enter(None).unwrap();
    workspace
}

/// A lot of the rebar checklist.
pub fn rebar(code: &str, capacity: Option<u64>) -> Subject {
    Subject {
        crew: "钢筋一班".into(),
        location: "一层 ①～⑤轴".into(),
        capacity: capacity.and_then(Quantity::of),
        variants: vec!["slab-wall-shell".into()],
        ..lot(
            code,
            "一层剪力墙钢筋安装",
            "gb50204-2015.rebar-installation",
        )
    }
}

/// A lot of any checklist.
pub fn lot(code: &str, name: &str, checklist: &str) -> Subject {
    Subject {
        checklist: checklist.into(),
        ..subject(code, "I", Kind::Lot, name)
    }
}

/// A bare subject.
pub fn subject(code: &str, parent: &str, kind: Kind, name: &str) -> Subject {
    Subject::new(code, parent, kind, name)
}

/// Plans these lots below one item.
pub fn plan(workspace: &mut Workspace, lots: &[Subject]) {
    let head = ProjectHead {
        code: "P1".into(),
        name: "滨江一号".into(),
        scheme: sanjian::domain::grade::Scheme::gbj300(),
        ..ProjectHead::default()
    };
    workspace.execute(Command::CreateProject(head)).unwrap();
    workspace.execute(Command::ListPeople(people())).unwrap();
    let above = [
        subject("U", "", Kind::Unit, "1号楼"),
        subject("D", "U", Kind::Division, "主体结构"),
        subject("I", "D", Kind::Item, "钢筋"),
    ];
    let subjects = above.into_iter().chain(lots.iter().cloned()).collect();
    workspace.execute(Command::PlanSubjects(subjects)).unwrap();
}

fn people() -> Vec<Person> {
    let person = |code: &str, name: &str, role, org: &str| Person {
        code: code.into(),
        name: name.into(),
        role,
        org: org.into(),
        crew: String::new(),
    };
    vec![
        person("P01", "王强", Role::CrewLeader, "一建公司"),
        person("P02", "李敏", Role::Foreman, "一建公司"),
        person("P03", "张伟", Role::Inspector, "一建公司"),
        person("P04", "赵琳", Role::Supervisor, "诚信监理"),
        person("P05", "Smith", Role::Owner, "滨江置业"),
    ]
}
