//! 卡在哪: what keeps the next thing on a subject from happening, and who can resolve it: open stages
//! and hold points, notices and their hours, signatures, the process before, what it rests on, issues.

use crate::domain::chain::ACCEPTANCE;
use crate::domain::chain::{Chain, Party, Point, Stage};
use crate::domain::fault::Fault;
use crate::domain::gate;
use crate::domain::issue::{Issue, IssueState, Step};
use crate::domain::node::Node;
use crate::domain::notify;
use crate::domain::outcome::Outcome;
use crate::domain::person::Role;
use crate::domain::project::Project;
use crate::domain::rectify;
use crate::domain::rulebook::Rulebook;
use crate::domain::settle;
use crate::domain::signature::Demand;
use crate::domain::time::{Day, moment};
use crate::domain::trouble::{OutOfTurn, Signing, Trouble};
use crate::domain::words::Words;

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// 严禁验收: it stays.
    Forbidden,
    /// Two devices concluded it without knowing of each other: a person says first which stands.
    Unsettled,
    /// The stage that is open has to be passed.
    Stage {
        /// Its name.
        stage: Words,
        /// Whether it is a hold point.
        hold: bool,
        /// Whether it is the handover to the next trade.
        handover: bool,
        /// Whether the last check was rejected, so that the work is mended first.
        mending: bool,
    },
    /// The process before on the same part has to pass a stage.
    Before(Words),
    /// The process before on the same part has passed a stage, and waits for its signatures.
    BeforeUnsigned {
        /// The stage.
        stage: Words,
        /// The parties still to sign; empty: whoever concluded it.
        parties: Vec<Words>,
    },
    /// What is concealed, tested or examined for it has to be accepted.
    Entry,
    /// Something it rests on has to be accepted.
    Below,
    /// The other side has to be told first.
    NoNotice {
        /// The stage.
        stage: Words,
        /// Hours of notice.
        hours: u32,
    },
    /// The other side was told, and the agreed time has not come.
    Notified {
        /// The stage.
        stage: Words,
        /// When it comes, as written.
        until: String,
    },
    /// A check waits for signatures.
    Unsigned {
        /// Its stage.
        stage: Words,
        /// The parties still to sign; empty: whoever concluded it.
        parties: Vec<Words>,
    },
    /// An issue is open.
    Issue {
        /// Its id.
        id: String,
        /// Where it stands.
        state: IssueState,
        /// Whether its day has passed.
        overdue: bool,
        /// Whether it keeps its subject from being accepted.
        blocks: bool,
    },
}

/// Something that stands in the way of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// The code of the subject held up.
    pub held: String,
    /// The code of the subject where it is resolved.
    pub at: String,
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// Roles that can resolve it.
    pub roles: Vec<Role>,
    /// Since when, `YYYY-MM-DD`, if that is known.
    pub since: Option<String>,
}

/// Where and when is looked.
#[derive(Clone, Copy, Debug)]
pub struct GateLook<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its rules.
    pub rulebook: &'a Rulebook,
    /// The time now, RFC 3339.
    pub now: &'a str,
}

impl GateLook<'_> {
    /// Everything that stands in the way of one subject.
    pub fn at(&self, node: &Node) -> Vec<Blocker> {
        if node.conflict.is_open() {
            let last = node.checks.last().and_then(|check| day(&check.at));
            return vec![Blocker {
                since: last,
                ..blocker(node, node, Obstacle::Unsettled, &settle::may_settle(node))
            }];
        }
        if node.retired().is_some() {
            return Vec::new();
        }
        if node.forbidden().is_some() {
            return vec![blocker(node, node, Obstacle::Forbidden, &[])];
        }
        let mut found = self.issues(node);
        let chain = self.rulebook.chain_for(&self.project.head, node);
        found.extend(
            chain
                .map(|chain| self.unsigned(chain, node))
                .into_iter()
                .flatten(),
        );
        if let Some((chain, (_, stage))) =
            chain.and_then(|chain| Some((chain, chain.open_stage(node)?)))
        {
            found.extend(self.opening(chain, node));
            if stage.id == ACCEPTANCE {
                let open = gate::entry_faults(self.project, node);
                found.extend(open.iter().filter_map(|fault| self.elsewhere(node, fault)));
            }
            found.extend(self.notice(node, stage));
            found.push(self.stage(node, stage));
        }
        found
    }

    /// What presses in the whole project: not what simply comes next, but what somebody waits for.
    pub fn pressing(&self) -> Vec<Blocker> {
        let nodes = self.project.nodes().iter();
        let all = nodes.flat_map(|node| self.at(node));
        all.filter(|blocker| self.presses(blocker)).collect()
    }

    fn presses(&self, blocker: &Blocker) -> bool {
        let begun = |code: &str| {
            let node = self.project.node(code);
            node.is_some_and(|node| !node.checks.is_empty())
        };
        match &blocker.obstacle {
            Obstacle::Issue { .. } => blocker.held == blocker.at,
            Obstacle::Forbidden | Obstacle::Unsettled => true,
            Obstacle::Stage { hold, handover, .. } => (*hold || *handover) && begun(&blocker.held),
            Obstacle::Before(_) => begun(&blocker.at),
            Obstacle::NoNotice { .. } | Obstacle::Notified { .. } => begun(&blocker.held),
            Obstacle::BeforeUnsigned { .. } => true,
            Obstacle::Entry | Obstacle::Unsigned { .. } => true,
            Obstacle::Below => false,
        }
    }

    /// The checks it rests on now that parties have still to sign.
    fn unsigned(&self, chain: &Chain, node: &Node) -> Vec<Blocker> {
        let pass = chain.standing(node.line()).pass.iter();
        let checks = pass.filter(|check| check.outcome == Outcome::Accepted);
        let found = checks.filter_map(|check| {
            let awaited = self.project.awaited(check);
            let (_, stage) = chain.stage(&check.stage).filter(|_| !awaited.is_empty())?;
            let demand = self.project.demand_of(check);
            let (parties, roles) = match demand {
                Demand::Maker(by) => {
                    let maker = self.project.people.get(by);
                    (
                        Vec::new(),
                        maker.map(|person| person.role).into_iter().collect(),
                    )
                }
                Demand::Parties(parties) => {
                    let waiting = parties
                        .iter()
                        .filter(|one| awaited.contains(&one.id.as_str()));
                    let roles = waiting.clone().flat_map(|one| one.roles.clone());
                    (
                        waiting.map(|one| one.title.clone()).collect(),
                        roles.collect::<Vec<_>>(),
                    )
                }
            };
            let stage = stage.title.clone();
            Some(Blocker {
                since: day(&check.at),
                ..blocker(node, node, Obstacle::Unsigned { stage, parties }, &roles)
            })
        });
        found.collect()
    }

    /// Its own issues that are overdue or block it; of those below it, those that block.
    fn issues(&self, node: &Node) -> Vec<Blocker> {
        let today = self.now.get(..10).unwrap_or_default();
        let blocking = self.project.head.agreed.blocking_issues;
        let own = self.project.issues_of(&node.subject.code);
        let own = own.filter(|issue| issue.is_overdue(today) || issue.blocks(blocking));
        let below = self.project.issues().iter().filter(|issue| {
            let elsewhere = issue.subject != node.subject.code && issue.blocks(blocking);
            elsewhere && self.project.holds(node, &issue.subject)
        });
        let found = own.chain(below).map(|issue| Blocker {
            held: node.subject.code.clone(),
            at: issue.subject.clone(),
            obstacle: Obstacle::Issue {
                id: issue.id.clone(),
                state: issue.state,
                overdue: issue.is_overdue(today),
                blocks: issue.blocks(blocking),
            },
            roles: self.next_of(issue).to_vec(),
            since: day(issue.since()),
        });
        found.collect()
    }

    /// Roles that take the next step of an issue.
    pub fn next_of(&self, issue: &Issue) -> &'static [Role] {
        let next = match issue.state {
            IssueState::Unassigned => Step::Assign {
                crew: String::new(),
                due: Day::default(),
                severity: None,
            },
            IssueState::Assigned => Step::Rectify,
            IssueState::Rectified | IssueState::Closed => Step::Verify { passed: true },
        };
        rectify::roles(self.project, Some(issue), &next)
    }

    /// The process before, and whatever it rests on.
    fn opening(&self, chain: &Chain, node: &Node) -> Vec<Blocker> {
        let faults = gate::process_faults(self.project, self.rulebook, chain, node);
        let mut found: Vec<Blocker> = faults
            .iter()
            .filter_map(|fault| self.elsewhere(node, fault))
            .collect();
        let Some(kind) = node.subject.kind.rests_on() else {
            return found;
        };
        let below = self.project.below(node, kind).into_iter();
        let open = below.filter(|one| one.accepted().is_none() && !self.project.is_out(one));
        found.extend(open.map(|one| self.resolved_at(node, one, Obstacle::Below)));
        found
    }

    /// A fault that is resolved at another subject.
    fn elsewhere(&self, node: &Node, fault: &Fault) -> Option<Blocker> {
        let project = self.project;
        match &fault.trouble {
            Trouble::OutOfTurn(OutOfTurn::ProcessBefore { lot, stage }) => {
                let before = project.node(lot)?;
                let obstacle = Obstacle::Before(stage.clone());
                Some(self.resolved_at(node, before, obstacle))
            }
            Trouble::Signing(Signing::Unsigned {
                subject,
                stage,
                parties,
            }) => {
                let before = project.node(subject)?;
                let chain = self.rulebook.chain_for(&project.head, before)?;
                let (_, stage) = chain.stage(stage)?;
                let waits = |party: &&Party| parties.contains(&party.title);
                let roles = stage.signatures.iter().filter(waits);
                let roles: Vec<Role> = roles.flat_map(|party| party.roles.clone()).collect();
                let obstacle = Obstacle::BeforeUnsigned {
                    stage: stage.title.clone(),
                    parties: parties.clone(),
                };
                let blocker = self.resolved_at(node, before, obstacle);
                Some(match roles.is_empty() {
                    true => blocker,
                    false => Blocker { roles, ..blocker },
                })
            }
            Trouble::OutOfTurn(OutOfTurn::EntryOpen { code }) => {
                let entry = project.node(code)?;
                Some(self.resolved_at(node, entry, Obstacle::Entry))
            }
            _ => None,
        }
    }

    /// It takes whoever may conclude what is open there.
    fn resolved_at(&self, held: &Node, at: &Node, obstacle: Obstacle) -> Blocker {
        let chain = self.rulebook.chain_for(&self.project.head, at);
        let open = chain.and_then(|chain| chain.open_stage(at));
        let roles = open.map_or(&[][..], |(_, stage)| stage.roles.as_slice());
        Blocker {
            since: at.checks.last().and_then(|check| day(&check.at)),
            ..blocker(held, at, obstacle, roles)
        }
    }

    fn notice(&self, node: &Node, stage: &Stage) -> Option<Blocker> {
        let hours = stage.notice_hours?;
        let title = stage.title.clone();
        let Some(given) = notify::in_force(node, &stage.id) else {
            let obstacle = Obstacle::NoNotice {
                stage: title,
                hours,
            };
            return Some(blocker(node, node, obstacle, notify::roles(false)));
        };
        let come = given.notice.meet.moment() <= moment(self.now);
        let obstacle = Obstacle::Notified {
            stage: title,
            until: given.notice.meet.to_string(),
        };
        (!come).then(|| Blocker {
            since: day(given.notice.since()),
            ..blocker(node, node, obstacle, &stage.roles)
        })
    }

    fn stage(&self, node: &Node, stage: &Stage) -> Blocker {
        let last = node.checks.last();
        let obstacle = Obstacle::Stage {
            stage: stage.title.clone(),
            hold: stage.point == Some(Point::Hold),
            handover: stage.id == gate::HANDOVER,
            mending: last.is_some_and(|check| check.outcome == Outcome::Rejected),
        };
        Blocker {
            since: last.and_then(|check| day(&check.at)),
            ..blocker(node, node, obstacle, &stage.roles)
        }
    }
}

fn blocker(held: &Node, at: &Node, obstacle: Obstacle, roles: &[Role]) -> Blocker {
    Blocker {
        held: held.subject.code.clone(),
        at: at.subject.code.clone(),
        obstacle,
        roles: roles.to_vec(),
        since: None,
    }
}

fn day(at: &str) -> Option<String> {
    at.get(..10).map(str::to_owned)
}
