//! The line between the program and a server: it carries bytes, and breaks, stalls or lies as a test says.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Hears what goes up before it is carried on.
type Hearing = dyn Fn(&[u8]) + Send + Sync;

/// How a line is.
#[derive(Clone, Default)]
pub struct Wire {
    /// Each connection breaks after so many bytes in either direction …
    pub breaks_after: Option<u64>,
    /// … but no more connections than these; the later ones hold.
    pub breaks: u64,
    /// After so many bytes down, over all connections, it is dead.
    pub dies_after: Option<u64>,
    pub hears: Option<Arc<Hearing>>,
}

/// A line that is up.
pub struct Line {
    pub port: u16,
    /// Bytes that came down.
    pub down: Arc<AtomicU64>,
    /// Connections that were broken.
    pub broken: Arc<AtomicU64>,
}

impl Wire {
    /// Puts it up before a server's port.
    pub fn before(self, target: u16) -> Line {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let line = Line {
            port: listener.local_addr().unwrap().port(),
            down: Arc::default(),
            broken: Arc::default(),
        };
        let (down, broken) = (Arc::clone(&line.down), Arc::clone(&line.broken));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let dead = self
                    .dies_after
                    .is_some_and(|most| down.load(Ordering::SeqCst) >= most);
                match TcpStream::connect(("127.0.0.1", target)) {
                    Ok(server) if !dead => self.clone().carry(client, server, (&down, &broken)),
                    _ => drop(client),
                }
            }
        });
        line
    }

    fn carry(
        self,
        client: TcpStream,
        server: TcpStream,
        (down, broken): (&Arc<AtomicU64>, &Arc<AtomicU64>),
    ) {
        let breaks = self
            .breaks_after
            .filter(|_| broken.load(Ordering::SeqCst) < self.breaks);
        let carried = Arc::new(AtomicU64::new(0));
        for is_up in [true, false] {
            let (mut from, mut to) = match is_up {
                true => (client.try_clone().unwrap(), server.try_clone().unwrap()),
                false => (server.try_clone().unwrap(), client.try_clone().unwrap()),
            };
            let (down, broken) = (Arc::clone(down), Arc::clone(broken));
            let (carried, wire) = (Arc::clone(&carried), self.clone());
            std::thread::spawn(move || {
                let mut bytes = vec![0; 16 * 1024];
                while let Ok(count @ 1..) = from.read(&mut bytes) {
                    if let Some(hears) = wire.hears.as_ref().filter(|_| is_up) {
                        hears(&bytes[..count]);
                    }
                    let all = carried.fetch_add(count as u64, Ordering::SeqCst) + count as u64;
                    let came = match is_up {
                        true => 0,
                        false => down.fetch_add(count as u64, Ordering::SeqCst) + count as u64,
                    };
                    let is_dead = wire.dies_after.is_some_and(|most| came > most);
                    if breaks.is_some_and(|most| all > most) || is_dead {
                        broken.fetch_add(1, Ordering::SeqCst);
                        break;
                    }
                    if to.write_all(&bytes[..count]).is_err() {
                        break;
                    }
                }
                _ = from.shutdown(Shutdown::Both);
                _ = to.shutdown(Shutdown::Both);
            });
        }
    }
}

/// A server that answers the same to everything; a port.
pub fn liar(answer: &'static [u8]) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut bytes = [0; 16 * 1024];
                _ = client.read(&mut bytes);
                _ = client.write_all(answer);
                // Whoever is told nothing waits.
                while answer.is_empty() && matches!(client.read(&mut bytes), Ok(1..)) {}
            });
        }
    });
    port
}
