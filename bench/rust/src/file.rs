//! Files of events: JSON text sequences (RFC 7464, since events may have line feeds in them), or lines.

use std::fs;
use std::io;
use std::path::Path;

/// Stands before each event of a sequence; no JSON text has it.
const SEPARATOR: u8 = 0x1e;

pub fn write(path: &Path, events: &[Vec<u8>]) -> io::Result<()> {
    let mut content = Vec::new();
    for event in events {
        content.push(SEPARATOR);
        content.extend(event);
        content.push(b'\n');
    }
    fs::write(path, content)
}

/// The events of a sequence, or of a file that does not begin as one does, its lines.
pub fn read(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    let content = fs::read(path)?;
    let events: Vec<Vec<u8>> = match content.split_first() {
        Some((&SEPARATOR, rest)) => rest
            .split(|byte| *byte == SEPARATOR)
            .map(|event| event.strip_suffix(b"\n").unwrap_or(event).to_vec())
            .collect(),
        _ => {
            content.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect()
        }
    };
    Ok(events)
}
