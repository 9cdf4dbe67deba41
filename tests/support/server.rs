//! A static server as small as can be: one thread and one request per connection.
//!
//! Every connection is closed after its answer: with keep-alive Firefox now and then queued a request behind an idle
//! connection and hung.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{fs, thread};

#[derive(Clone)]
struct Answer {
    status: u16,
    mime: &'static str,
    body: Vec<u8>,
}

struct State {
    directory: PathBuf,
    answers: Mutex<HashMap<String, Answer>>,
    requests: Mutex<Vec<String>>,
}

/// A running server. Two of them are two origins, so one can play the foreign page that embeds the other.
///
/// It runs until the test process ends: a listening thread costs nothing, and a browser may still be asking.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

impl Server {
    /// Serves the built page: the folder that `DIST` names, or `dist/`.
    pub fn dist() -> Self {
        let directory = dist_folder();
        assert!(
            directory.join("index.html").is_file(),
            "{} has no index.html: run make build first",
            directory.display()
        );
        Self::of(directory)
    }

    /// Serves nothing but the pages given to it.
    pub fn empty() -> Self {
        let server = Self::of(PathBuf::from("/nowhere"));
        // Browsers ask for it unasked, and a 404 would be an error in the console.
        server.respond("/favicon.ico", 204, "");
        server
    }

    /// Serves a folder.
    pub fn of(directory: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State { directory, answers: Mutex::default(), requests: Mutex::default() });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                // A browser that goes away in the middle of an answer is no failure of the test.
                thread::spawn(move || state.serve(stream).ok());
            }
        });
        Self { address, state }
    }

    /// The address of a path, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Adds an HTML page.
    pub fn page(&self, path: &str, html: &str) {
        self.respond(path, 200, html);
    }

    /// Answers a path with this from now on, whether there is a file or not.
    pub fn respond(&self, path: &str, status: u16, body: impl Into<Vec<u8>>) {
        let answer = Answer { status, mime: mime(path), body: body.into() };
        self.state.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Takes back what `respond` or `page` said of a path.
    pub fn restore(&self, path: &str) {
        self.state.answers.lock().unwrap().remove(path);
    }

    /// What was asked for so far, in order: paths with their query.
    pub fn requests(&self) -> Vec<String> {
        self.state.requests.lock().unwrap().clone()
    }
}

/// The folder that `DIST` names, or `dist/`.
pub fn dist_folder() -> PathBuf {
    std::env::var_os("DIST").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from)
}

impl State {
    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let request = lines.next().transpose()?.unwrap_or_default();
        // The header has to be read to its end: closing a socket with unread bytes resets it.
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let Some(target) = request.split(' ').nth(1) else { return Ok(()) };
        self.requests.lock().unwrap().push(target.to_owned());
        let path = target.split('?').next().unwrap_or_default();

        let given = self.answers.lock().unwrap().get(path).cloned();
        let Answer { status, mime, body } = given.or_else(|| self.file(path)).unwrap_or(Answer {
            status: 404,
            mime: "text/plain",
            body: b"not found".to_vec(),
        });
        write!(
            stream,
            "HTTP/1.1 {status} \r\nContent-Type: {mime}\r\nContent-Length: {}\r\nAccess-Control-Allow-Origin: *\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    fn file(&self, path: &str) -> Option<Answer> {
        let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let relative = Path::new(path.trim_start_matches('/'));
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let body = fs::read(self.directory.join(relative)).ok()?;
        Some(Answer { status: 200, mime: mime(&path), body })
    }
}

fn mime(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some(_) => "application/octet-stream",
    }
}
