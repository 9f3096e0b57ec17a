//! Laws of what is found anywhere in a value, and of the report's event type.

use std::collections::HashSet;

use flowops_contracts::Code;

use super::oracle::Content;
use super::{Case, Law, same};

/// Meaning 2.7 to 2.9.
pub(super) fn anywhere(case: &Case<'_>) -> Law {
    let Some(Ok(root)) = &case.read else { return Ok(()) };
    let (mut halves, mut duplicates) = (0, 0);
    root.each(&mut |node| {
        if let Content::Text(text) = &node.content {
            halves += text.halves();
        }
        let names: HashSet<_> = node.members().iter().map(|member| &member.name).collect();
        duplicates += node.members().len() - names.len();
        halves += node.members().iter().map(|member| member.name.halves()).sum::<usize>();
    });
    let found = |code| case.full.findings.iter().filter(|finding| finding.code == code).count();
    same("halves of pairs", &halves, &found(Code::LoneSurrogate))?;
    same("keys again", &duplicates, &found(Code::DuplicateKey))
}

/// Meaning 5.4.
pub(super) fn event_type(case: &Case<'_>) -> Law {
    let Some(Ok(root)) = &case.read else { return Ok(()) };
    let expected = root.member("eventType").and_then(super::oracle::Node::text);
    same("event type", &expected.as_deref(), &case.full.event_type.as_deref())
}
