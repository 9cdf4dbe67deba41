//! A screen of one's own, for a browser that does not run without one.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Runs a screen until this process ends, however it ends, or closes the pipe. It finds a free number itself, and
/// writes it out.
const KEEPER: &str = "Xvfb -displayfd 1 -screen 0 1600x1200x24 -nolisten tcp & exec >&-; read -r _; kill $!; wait $!";

/// A running X server that shows nothing to anybody (Xvfb); stopped when dropped.
pub struct Display {
    process: Child,
    name: String,
}

impl Display {
    pub fn start() -> Self {
        let mut process = Command::new("sh")
            .args(["-c", KEEPER])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        assert!(name.len() > 1, "Xvfb did not start; run .ci/setup test");
        Self { process, name }
    }

    /// What `DISPLAY` says for a program on this screen.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
