//! Who sees a signed copy, and who puts one there.

use entity::{document, signed_copy};

use crate::features::document::keeps;
use crate::platform::{Actor, actions, protected};

protected! {
    through document by DocumentId;
    signed_copy, "signed";
}

actions! {
    of document::Entity, (actor, row);
    /// Puts the paper there as it was signed, or another copy in the place of that one.
    Sign, "document.sign" => keeps(actor, row.organization_id);
}

/// Whether he fetches also what another copy took the place of: a wrong scan is not for everybody.
pub fn fetches_former(actor: &Actor, paper: &document::Model) -> bool {
    keeps(actor, paper.organization_id).is_ok()
}
