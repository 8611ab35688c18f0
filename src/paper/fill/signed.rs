//! Signatures made in the program, on papers that record an acceptance, where they are asked for: name, day and key
//! in type, never as handwriting. A line that stays to be signed by hand is not touched.

use super::FillBook;
use crate::domain::Role;
use crate::domain::node::Node;
use crate::domain::signature::Signature;
use crate::domain::statement::Stand;
use crate::paper::fields::About;
use crate::paper::value::Values;
use crate::text::paper;

/// Papers that those sign who sign the acceptance itself; what is handed in or passed on is signed otherwise.
const OF_ACCEPTANCE: [&str; 5] = ["lot", "item", "division", "unit", "concealed"];

impl FillBook<'_> {
    /// Fills the lines of those who signed the acceptance of a subject; gives their signatures.
    pub fn signed(&self, values: &mut Values, about: About, node: &Node) -> Vec<&Signature> {
        let acceptance = node
            .acceptance()
            .filter(|_| OF_ACCEPTANCE.contains(&about.name));
        let given = acceptance.map_or(&[][..], |check| self.project.signatures(&check.record));
        let mut shown = Vec::new();
        for field in about.fields() {
            let roles = signers(field);
            let signs = |one: &&Signature| one.stand == Stand::Agree && roles.contains(&one.role);
            if let Some(one) = given.iter().rfind(signs) {
                let key = one.kid.get(..8).unwrap_or(&one.kid);
                values.set(
                    field,
                    paper::signed(self.name(&one.by), &paper::day(&one.t), key),
                );
                shown.push(one);
            }
        }
        shown
    }
}

/// Whose signature a line is for.
fn signers(field: &str) -> &'static [Role] {
    match field {
        "foreman_signature" => &[Role::Foreman],
        "inspector_signature" => &[Role::Inspector],
        "technical_manager_signature" => &[Role::TechnicalLead],
        "contractor_signature" => &[Role::ProjectManager],
        "supervisor_signature" => &[Role::Supervisor, Role::ChiefSupervisor],
        "owner_signature" => &[Role::Owner],
        "designer_signature" => &[Role::Designer],
        "surveyor_signature" => &[Role::Surveyor],
        _ => &[],
    }
}
