//! Launching with shells in a node's place.

use super::*;
use crate::Kind;

fn shell(script: &str) -> Launch {
    Launch::new("sh").arguments(["-c", script]).patience(Duration::from_secs(20))
}

#[test]
fn who_refuses_is_run_to_its_end() {
    let output = shell("echo said; echo refused >&2; exit 3").run().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert_eq!((output.stdout.as_slice(), output.stderr.as_slice()), (&b"said\n"[..], &b"refused\n"[..]));
    let error = shell("sleep 30").patience(Duration::from_millis(50)).run().unwrap_err();
    assert!(error.to_string().contains("has not ended"), "{error}");
}

#[test]
fn who_ends_at_its_start_is_told_with_the_end_of_its_log() {
    let error = shell("echo no such chain >&2; exit 1").start_blocking().unwrap_err();
    assert_eq!(error.kind, Kind::Local);
    assert!(error.to_string().contains("no such chain"), "{error}");
    let error = Launch::new("/no/such/program").start_blocking().unwrap_err();
    assert!(error.to_string().contains("make build"), "{error}");
}

#[test]
fn a_port_that_was_taken_meanwhile_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let count = folder.path().join("count");
    let script = format!("echo \"$0\" >> {}; echo 'Address already in use (os error 98)' >&2; exit 1", count.display());
    let launch = Launch::new("sh").arguments(["-c", &script]).port("{}");
    assert!(launch.start_blocking().is_err());
    let ports = fs::read_to_string(count).unwrap();
    assert_eq!(ports.lines().count(), ATTEMPTS);
    assert!(ports.lines().all(|port| port.parse::<u16>().is_ok_and(|port| port > 0)), "{ports}");
}

#[test]
fn arguments_environment_and_ports_arrive() {
    let launch = Launch::new("sh")
        .arguments(["-c", "echo \"$0 $1 $NEW ${HOME:-none}\""])
        .port("{}")
        .port("/tcp/{}")
        .environment("NEW", "value")
        .without("HOME");
    let mut node = launch.spawn().unwrap();
    node.wait(PATIENCE).unwrap();
    let (one, two) = (node.ports()[0], node.ports()[1]);
    assert_ne!(one, two);
    assert_eq!(node.out(), format!("{one} /tcp/{two} value none\n"));
    assert_eq!(node.config(), None);
}

#[test]
fn a_node_ends_with_its_value() {
    let mut node = shell("sleep 1000").spawn().unwrap();
    assert!(node.is_alive());
    let pid = node.pid();
    assert_eq!(node.usage().is_some(), cfg!(target_os = "linux"));
    drop(node);
    let alive = Command::new("sh").args(["-c", &format!("kill -0 {pid}")]).stderr(Stdio::null()).status().unwrap();
    assert!(!alive.success());
}

#[test]
fn a_node_is_stopped_as_by_ctrl_c() {
    let node = shell("trap 'exit 7' INT; while :; do sleep 0.05; done").spawn().unwrap();
    thread::sleep(Duration::from_millis(200));
    let (status, folder) = node.stop().unwrap();
    assert_eq!(status.code(), Some(7));
    assert!(folder.is_some());
}

#[test]
fn a_node_that_reads_ends_with_its_input() {
    let mut node = Launch::new("sh").arguments(["-c", "cat; exit 5"]).until_stdin_ends("flag").spawn().unwrap();
    assert!(node.is_alive());
    node.stdin = None;
    assert_eq!(node.wait(PATIENCE).unwrap().code(), Some(5));
}

#[test]
fn logs_go_where_they_are_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logs/node.log");
    let mut node = shell("echo one; echo two >&2").log(&file).spawn().unwrap();
    node.wait(PATIENCE).unwrap();
    let mut lines: Vec<_> = fs::read_to_string(&file).unwrap().lines().map(str::to_owned).collect();
    lines.sort();
    assert_eq!(lines, ["one", "two"]);
    assert!(node.end_of_log().contains("two"));
    assert!(node.temporary.is_none(), "nothing else is written");
}
