//! Puts a hash of the dependencies into the library, and the page that `make page` built, if it did.

#![allow(clippy::expect_used, reason = "a build that cannot go on says why")]

use flate2::{Compression, read::GzEncoder};
use std::{
    env,
    fmt::Write,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::Read,
    path::{Path, PathBuf},
};

/// Names the version of each dependency.
const LOCK: &str = "../Cargo.lock";
/// Where the page's sources are, and what they are built to.
const PAGE: &str = "../page";
const DIST: &str = "../page/dist";

fn main() {
    println!("cargo:rerun-if-changed={LOCK}");
    let lock = fs::read(LOCK).expect("the workspace has a lock file");
    println!("cargo:rustc-env=TRIBUTARY_DEPENDENCIES={:016x}", hash(&lock));
    embed_page();
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// Writes the list of the page's files that `src/page/files.rs` includes, and the files beside it. A change of the
/// page's sources is no reason to build the node anew, but where there is no page yet: then the folder it will come
/// into is looked at, for one that is missing counts as changed each time.
fn embed_page() {
    let dist = Path::new(DIST);
    let is_built = dist.join("index.html").is_file();
    for watched in [DIST, PAGE].iter().filter(|path| Path::new(path).is_dir()).take(1) {
        println!("cargo:rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    let packed = out.join("page");
    fs::create_dir_all(&packed).expect("the output folder can be written");
    let mut list = String::from("/// What `make page` made.\npub static FILES: &[File] = &[\n");
    let files = if is_built { files_in(dist) } else { Vec::new() };
    for (index, path) in files.iter().enumerate() {
        let bytes = fs::read(dist.join(path)).expect("the page's files can be read");
        let gzip = gzip(&bytes);
        let is_packed = gzip.len() < bytes.len();
        let name = format!("{index}");
        fs::write(packed.join(&name), if is_packed { &gzip } else { &bytes })
            .expect("the output folder can be written");
        writeln!(
            list,
            "File {{ path: {:?}, kind: {:?}, tag: \"{:016x}\", is_packed: {is_packed}, \
             bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/page/{name}\")) }},",
            format!("/{path}"),
            kind(path),
            hash(&bytes),
        )
        .expect("there is memory");
    }
    list.push_str("];\n");
    fs::write(out.join("page.rs"), list).expect("the output folder can be written");
}

/// The paths of all files in a folder, with slashes, in order; without maps for debuggers.
fn files_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the page's folder can be read") {
        let entry = entry.expect("the page's folder can be read");
        let name = entry.file_name().into_string().expect("the page's files have names in UTF-8");
        if entry.path().is_dir() {
            found.extend(files_in(&entry.path()).iter().map(|path| format!("{name}/{path}")));
        } else if !name.ends_with(".map") && !name.starts_with('.') {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// The media type of a file, by its name.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The bytes as a file of gzip's that says nothing of when and where it was made.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    GzEncoder::new(bytes, Compression::best()).read_to_end(&mut file).expect("there is memory");
    file
}
