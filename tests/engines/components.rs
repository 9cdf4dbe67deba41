//! `tests/web.rs`, compiled for browsers and served to any that opens it. Its own runner drives only some of them.

use super::support::browser::Page;
use serde_json::{Deserializer, Value};
use std::fs;
use std::io::{BufRead, BufReader, Lines, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tokio::time::sleep;

/// The served tests; the server is stopped when dropped.
pub struct Components {
    server: Child,
    /// Not read any more, but kept: the server ends where it cannot write.
    _said: Lines<BufReader<ChildStdout>>,
    folder: PathBuf,
    address: String,
}

impl Components {
    /// Builds them if need be, and serves them.
    pub fn served() -> Self {
        // The runner's temporary folder outlives it when it is stopped.
        let folder = std::env::temp_dir().join(format!("scim-tax-components-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut server = Command::new("wasm-bindgen-test-runner")
            .arg(built())
            // It then waits for any browser, at a free port.
            .envs([("NO_HEADLESS", "1"), ("WASM_BINDGEN_TEST_ADDRESS", "127.0.0.1:0")])
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("wasm-bindgen-test-runner: {error}; run .ci/setup test"));
        let mut said = BufReader::new(server.stdout.take().unwrap()).lines();
        let address = said.find_map(|line| Some(line.ok()?.split_once("available at ")?.1.to_owned()));
        Self { server, _said: said, folder, address: address.expect("the address at which the runner serves") }
    }

    /// Opens them, and waits until all have passed.
    pub async fn pass(&self, page: &Page) {
        page.goto(&self.address).await;
        // The session's own limit ends this.
        let output = loop {
            let output = page.text("#output").await;
            if output.contains("test result: ") {
                break output;
            }
            sleep(Duration::from_millis(100)).await;
        };
        assert!(output.contains("test result: ok. ") && !output.contains("ok. 0 passed"), "{output}");
    }
}

impl Drop for Components {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The program of the tests; cargo compiles it where that has not been done yet.
fn built() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"))
        .args(["test", "--no-run", "--target", "wasm32-unknown-unknown", "--test", "web", "--message-format=json"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut messages = String::new();
    cargo.stdout.take().unwrap().read_to_string(&mut messages).unwrap();
    assert!(cargo.wait().unwrap().success(), "tests/web.rs does not compile");
    let messages = Deserializer::from_str(&messages).into_iter::<Value>().map(Result::unwrap);
    let mut programs = messages.filter_map(|message| {
        let is_web = message["target"]["name"] == "web" && message["target"]["kind"][0] == "test";
        is_web.then(|| message["executable"].as_str().map(PathBuf::from))?
    });
    programs.next().expect("the program of tests/web.rs")
}
