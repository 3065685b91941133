import { connect, createServer, type Socket } from 'node:net';

/** A wire to a server that a test cuts and mends: what its client sees is a server that went away. */
export interface FragileWire {
  /** The server's URL, through the wire. */
  readonly url: string;
  /** Cuts it at once; nothing can connect until it is mended. */
  cut(): void;
  mend(): void;
  /** Cuts it when the client has sent that many packets more: the last one arrives, its answer does not. */
  cutAfter(packets: number): void;
  /** Whether it is cut. */
  isCut(): boolean;
  close(): Promise<void>;
}

/** @param target the server's URL, with a host and a port */
export async function fragileWire(target: string): Promise<FragileWire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let broken = false;
  let left = Infinity;
  const cut = () => {
    broken = true;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    if (broken) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined); // it closes, and so does the other
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (packet) => {
      upstream.write(packet, () => {
        left -= 1;
        if (left <= 0) setTimeout(cut, 3); // the server has it
      });
      if (left <= 1) upstream.unpipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
  return {
    url: url.href,
    cut,
    mend: () => {
      broken = false;
      left = Infinity;
    },
    cutAfter: (packets) => {
      left = packets;
    },
    isCut: () => broken,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
