//! TCP ports, checked before the node starts: afterwards a taken port is either an obscure error or silently another
//! port.

use sc_service::Error as ServiceError;
use std::{
    error::Error,
    io::{self, ErrorKind},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
};

/// A port held open, so that ports chosen after it differ from it. Dropping it frees the port.
#[derive(Debug)]
pub struct Reserved {
    addr: SocketAddr,
    _listener: TcpListener,
}

impl Reserved {
    /// The address; its port is never 0.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }
}

/// Opens `addr` for as long as the answer lives. Port 0 chooses a free one. `flag` is how the user named the port.
///
/// # Errors
///
/// A sentence that says what is wrong with the address and which flag to change.
pub fn reserve(addr: SocketAddr, flag: &str) -> Result<Reserved, String> {
    TcpListener::bind(addr)
        .and_then(|listener| Ok(Reserved { addr: listener.local_addr()?, _listener: listener }))
        .map_err(|error| sentence(addr, flag, error.kind(), &error.to_string()))
}

/// Opens `addr` for a server. `flag` is how the user named the port.
///
/// # Errors
///
/// As [`reserve`].
pub fn listen(addr: SocketAddr, flag: &str) -> Result<TcpListener, String> {
    let listener = TcpListener::bind(addr).and_then(|listener| {
        // What servers here are made of.
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    listener.map_err(|error| sentence(addr, flag, error.kind(), &error.to_string()))
}

fn sentence(addr: SocketAddr, flag: &str, kind: ErrorKind, reason: &str) -> String {
    let (ip, port) = (addr.ip(), addr.port());
    match kind {
        ErrorKind::AddrInUse => format!(
            "port {port} on {ip} is already in use: stop the other program or pass {flag} <PORT> (0 picks a free one)"
        ),
        ErrorKind::PermissionDenied => {
            format!("port {port} on {ip} may not be opened by this user: pass {flag} <PORT> with a port above 1023")
        }
        ErrorKind::AddrNotAvailable => format!("{ip} is not an address of this machine: listen on another one"),
        _ => format!("port {port} on {ip} cannot be opened: {reason}: pass another {flag} <PORT>"),
    }
}

/// What a server said that could not listen, as [`reserve`] says it: somebody took the port between the check and the
/// server. `ports` are those that were to be opened, with the flags that name them. Other failures stay as they are.
pub fn explain(error: ServiceError, ports: &[(SocketAddr, &str)]) -> ServiceError {
    if !is_taken(&error) {
        return error;
    }
    let taken = ports.iter().find_map(|(addr, flag)| reserve(*addr, flag).err());
    // It may be free again already.
    let first = || ports.first().map(|(addr, flag)| sentence(*addr, flag, ErrorKind::AddrInUse, ""));
    taken.or_else(first).map_or(error, ServiceError::Other)
}

/// Whether it all comes of a port that somebody else has.
fn is_taken(error: &(dyn Error + 'static)) -> bool {
    let is_it = |error: &(dyn Error + 'static)| {
        error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::AddrInUse)
    };
    is_it(error) || error.source().is_some_and(is_taken)
}

/// The address under which a program on this machine reaches a server that listens on `addr`.
pub fn reachable(addr: SocketAddr) -> SocketAddr {
    let ip = match addr.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, addr.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCALHOST: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

    #[test]
    fn port_zero_picks_ports_that_differ() {
        let one = reserve(LOCALHOST, "--rpc-port").unwrap();
        let two = reserve(LOCALHOST, "--prometheus-port").unwrap();
        assert_ne!(one.addr().port(), 0);
        assert_ne!(one.addr().port(), two.addr().port());
    }

    #[test]
    fn a_taken_port_is_named_with_its_flag() {
        let taken = reserve(LOCALHOST, "--rpc-port").unwrap();
        let port = taken.addr().port();
        let error = reserve(taken.addr(), "--rpc-port").unwrap_err();
        assert_eq!(
            error,
            format!(
                "port {port} on 127.0.0.1 is already in use: stop the other program or pass --rpc-port <PORT> (0 picks \
                 a free one)"
            )
        );
        drop(taken);
        reserve(SocketAddr::new(LOCALHOST.ip(), port), "--rpc-port").unwrap();
    }

    #[test]
    fn other_failures_say_what_to_do() {
        let low = sentence(SocketAddr::new(LOCALHOST.ip(), 80), "--rpc-port", ErrorKind::PermissionDenied, "");
        assert!(low.contains("port 80") && low.contains("above 1023"), "{low}");
        let error = reserve("192.0.2.1:0".parse().unwrap(), "--rpc-port").unwrap_err();
        assert!(error.contains("192.0.2.1 is not an address of this machine"), "{error}");
    }

    #[test]
    fn a_port_taken_after_the_check_is_told_in_the_same_words() {
        let taken = reserve(LOCALHOST, "--rpc-port").unwrap();
        let free = reserve(LOCALHOST, "--prometheus-port").unwrap().addr();
        let late = || {
            let error = TcpListener::bind(taken.addr()).unwrap_err();
            ServiceError::Application(Box::new(error))
        };
        let ports = [(free, "--prometheus-port"), (taken.addr(), "--rpc-port")];
        let sentence = reserve(taken.addr(), "--rpc-port").unwrap_err();
        assert_eq!(explain(late(), &ports).to_string(), ServiceError::Other(sentence).to_string());
        let gone = explain(late(), &[(free, "--prometheus-port")]).to_string();
        assert!(gone.contains("already in use") && gone.contains("--prometheus-port"), "{gone}");
        let other = ServiceError::Application(Box::new(io::Error::other("the moon is full")));
        assert!(explain(other, &ports).to_string().contains("the moon is full"));
    }

    #[test]
    fn an_address_for_everyone_is_reached_through_localhost() {
        assert_eq!(reachable("0.0.0.0:9944".parse().unwrap()), "127.0.0.1:9944".parse().unwrap());
        assert_eq!(reachable("[::]:9944".parse().unwrap()), "[::1]:9944".parse().unwrap());
        assert_eq!(reachable("127.0.0.2:1".parse().unwrap()), "127.0.0.2:1".parse().unwrap());
    }
}
