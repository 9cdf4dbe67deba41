//! A screen of one's own, for a browser that does not run without one.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running X server that shows nothing to anybody (Xvfb); stopped when dropped.
pub struct Display {
    process: Child,
    name: String,
}

impl Display {
    pub fn start() -> Self {
        let mut process = Command::new("Xvfb")
            // It finds a free number itself, and writes it there.
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb: {error}; run .ci/setup test"));
        let mut number = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        assert!(name.len() > 1, "Xvfb found no free display");
        Self { process, name }
    }

    /// What `DISPLAY` says for a program on this screen.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked to end, it removes its lock and its socket; killed, it would not.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}
