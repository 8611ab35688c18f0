//! Answers on their way: what lies beside the records in one folder is laid beside those in another, the furthest of
//! each key about each device. What does not hold by the card that comes with it stays where it is; whether that
//! card is believed, whoever reads it says.

use crate::audit::answers::answers;
use crate::failure::Failure;
use crate::store::ReceiptShelf;

/// Carries answers about a project, and says how many are new there.
pub(in crate::workspace) fn carry(
    from: &ReceiptShelf,
    to: &ReceiptShelf,
    pid: &str,
) -> Result<usize, Failure> {
    let mut carried = 0;
    for one in answers(from, pid)? {
        let kid = &one.card.kid;
        let card = serde_json::to_vec(&one.card).map_err(Failure::internal)?;
        to.put_card(kid, &card)?;
        for (name, bytes) in &one.files {
            carried += usize::from(to.put(kid, name, bytes)?);
        }
    }
    Ok(carried)
}
