import { connect } from 'node:net';

/** What came back over the socket. */
export interface WireAnswer {
  /** `HTTP/1.1 200 OK`. */
  readonly statusLine: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, unknown>>;
  /** Whether `100 Continue` came before the body was sent. */
  readonly continued: boolean;
}

/** A request as bytes: its head, without the empty line, and its body. */
export interface WireRequest {
  readonly head: readonly string[];
  readonly body: Buffer;
}

/** Writes the request to a bare socket. With `Expect: 100-continue` the body waits until it has been asked for. */
export function exchange(url: string, { head, body }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  const waits = head.some((line) => /^expect: 100-continue$/i.test(line));
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const interim = /^HTTP\/1\.1 100 Continue\r\n\r\n/;
    let received = '';
    let sent = !waits;
    socket.setTimeout(10_000, () => socket.destroy(new Error(`No answer within 10 s, only: ${received}`)));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!sent && interim.test(received)) {
        sent = true;
        socket.write(body);
      }
    });
    socket.on('end', () => {
      const continued = waits && interim.test(received);
      socket.destroy();
      resolve({ ...readResponse(received.replace(interim, '')), continued });
    });
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    if (sent) socket.write(body);
  });
}

function readResponse(text: string): Omit<WireAnswer, 'continued'> {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { statusLine, headers, answer: JSON.parse(Buffer.from(text.slice(end + 4), 'latin1').toString('utf8')) };
}
