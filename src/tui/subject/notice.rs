//! The form of a notice: the other side is told when something will be inspected, or asks for its
//! delay. The hours are those the stage asks for.

use crate::domain::evidence::Evidence;
use crate::domain::notice::Notice;
use crate::domain::notify;
use crate::domain::person::OTHER_SIDE;
use crate::domain::ruling::{PaperKind, RulingPaper};
use crate::domain::time::Time;
use crate::text::day::DaySide;
use crate::text::evidence::name;
use crate::text::screen::{form as labels, rulings as say};
use crate::tui::evidence::EvidencePage;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum NoticeAsk {
    Kind,
    Meet,
    To,
    Outside,
    Text,
    By,
    At,
    PaperNo,
    ReceivedBy,
}

/// The key of asking for a delay.
const DELAY: &str = "delay";
/// Hours of notice where the stage names none.
const USUAL_HOURS: u32 = 48;

/// The form.
#[derive(Debug)]
pub struct NoticeForm {
    subject: String,
    stage: String,
    /// The notice in force, of which a delay can be asked.
    first: Option<String>,
    form: Form<NoticeAsk>,
    /// The scan of its paper first, when it is entered afterwards.
    evidence: Vec<Evidence>,
}

impl NoticeForm {
    /// Opens the form for the stage of a subject that is open now.
    pub fn open(subject: &str, scene: &Scene) -> Effect {
        let workspace = scene.workspace;
        let node = workspace
            .project()
            .and_then(|project| project.node(subject));
        let open = node.and_then(|node| Some((node, workspace.chain(node)?.open_stage(node)?.1)));
        let Some((node, stage)) = open else {
            return Effect::Warn(say::no_stage(scene.lang).to_owned());
        };
        let first = notify::in_force(node, &stage.id).map(|given| given.record.clone());
        let mut kinds = vec![Choice::new("give", say::give)];
        if first.is_some() {
            kinds.push(Choice::new(DELAY, say::delay));
        }
        let people = |roles: &[_]| -> Vec<Choice> {
            Choice::people(workspace.project(), workspace.people_of(roles))
        };
        let mut by = people(notify::roles(false));
        if first.is_some() {
            by.extend(people(notify::roles(true)));
        }
        let hours = format!("+{}", stage.notice_hours.unwrap_or(USUAL_HOURS));
        let (name, location) = (&node.subject.name, &node.subject.location);
        let what = match name.contains(location.as_str()) {
            true => name.clone(),
            false => format!("{name} {location}"),
        };
        let form = Form::new(vec![
            Line::turned(NoticeAsk::Kind, say::kind, kinds),
            Line::time(NoticeAsk::Meet, say::meet, (&hours, DaySide::Ahead)).hinted(say::meet_hint),
            Line::turned(NoticeAsk::To, say::to, people(&OTHER_SIDE)),
            Line::typed(NoticeAsk::Outside, say::outside, ""),
            Line::typed(NoticeAsk::Text, say::what, what.trim()),
            Line::who(NoticeAsk::By, labels::by, (by, scene.me)),
            Line::time(NoticeAsk::At, say::given_at, ("", DaySide::Past))
                .hinted(say::given_at_hint),
            Line::typed(NoticeAsk::PaperNo, say::paper_no, "").hinted(say::paper_hint),
            Line::typed(NoticeAsk::ReceivedBy, say::received_by, ""),
        ])
        .grave();
        Effect::go(Self {
            subject: subject.to_owned(),
            stage: stage.id.clone(),
            first,
            form,
            evidence: Vec::new(),
        })
    }

    /// What was filled in, or which line is no time, and why.
    fn notice(&self, scene: &Scene) -> Result<Notice, (NoticeAsk, Phrase)> {
        let value = |ask| self.form.value(ask).to_owned();
        let meant = |text: &str, side| scene.workspace.time_meant(text, side);
        let at = match value(NoticeAsk::At).as_str() {
            "" => scene.workspace.now(),
            typed => {
                meant(typed, DaySide::Past).ok_or((NoticeAsk::At, say::not_given_at as Phrase))?
            }
        };
        // After that: hours from now must not begin before the notice does.
        let meet = meant(&value(NoticeAsk::Meet), DaySide::Ahead)
            .ok_or((NoticeAsk::Meet, say::not_a_time as Phrase))?;
        let delays = value(NoticeAsk::Kind) == DELAY;
        let to = [value(NoticeAsk::To), value(NoticeAsk::Outside)].into_iter();
        Ok(Notice {
            subject: self.subject.clone(),
            stage: self.stage.clone(),
            paper: self.paper(&at),
            at,
            entered: Time::default(),
            meet,
            by: value(NoticeAsk::By),
            to: to.filter(|to| !to.is_empty()).collect(),
            text: value(NoticeAsk::Text),
            delays: self.first.clone().filter(|_| delays).unwrap_or_default(),
            chain: None,
        })
    }
}

impl NoticeForm {
    /// The paper it was given on, of the day on which it is said to be given.
    fn paper(&self, at: &Time) -> Option<RulingPaper> {
        let value = |ask| self.form.value(ask).to_owned();
        let paper = RulingPaper {
            kind: PaperKind::Other,
            no: value(NoticeAsk::PaperNo),
            date: at.day().into(),
            signer: value(NoticeAsk::ReceivedBy),
            blob: String::new(),
            size: 0,
            media: String::new(),
        };
        let scan = self.evidence.first();
        let any = scan.is_some() || !paper.no.is_empty() || !paper.signer.is_empty();
        any.then(|| match scan {
            Some(scan) => paper.scanned(scan),
            None => paper,
        })
    }
}

impl Page for NoticeForm {
    fn title(&self, scene: &Scene) -> String {
        let title = format!("{}  {}", say::notice(scene.lang), self.subject);
        match self.evidence.first() {
            None => title,
            Some(scan) => format!("{title}  {} {}", say::scan(scene.lang), name(scan)),
        }
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((
            format!("notice {} {}", self.subject, self.stage),
            self.form.left_with(&self.evidence),
        ))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        self.evidence = self.form.pieces(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts_with_pieces()
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if intent == Intent::Evidence {
            let page = EvidencePage::of_step(self.evidence.clone(), scene);
            return Effect::go(page);
        }
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => match self.notice(scene) {
                Ok(notice) => Effect::act(Command::Notify(notice)),
                Err((ask, why)) => self.form.refuse_at(ask, why(scene.lang).to_owned()),
            },
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let Reply::Evidence(kept) = reply {
            self.evidence = kept;
        }
        Effect::None
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => self.form.refuse(sentences(scene, &self.subject, faults)),
            _ => {
                let said = format!("{}{}", say::done(scene.lang), say::notice(scene.lang));
                Effect::Many(vec![Effect::Back, Effect::Say(said)])
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
