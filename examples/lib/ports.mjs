// Ports for servers that the scripts and tests start.

import { createServer } from 'node:net';

/** Ports that this process was given: the system may give one again before anybody listens there. */
const given = new Set();

/** A port that was free a moment ago, each time another. */
export async function freePort() {
  for (;;) {
    const port = await anyPort();
    if (!given.has(port)) {
      given.add(port);
      return port;
    }
  }
}

function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
