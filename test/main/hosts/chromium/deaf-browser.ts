import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';

/**
 * Stands in a browser's place and keeps to itself what the first half second tells of pages that are loaded, as a browser does
 * whose page was there before anybody listened.
 */
const [browser = '', ...words] = process.argv.slice(2);
const child = spawn(browser, words, { stdio: ['inherit', 'inherit', 'inherit', 'pipe', 'pipe'] });
new Socket({ fd: 3 }).pipe(child.stdio[3] as Writable);
const out = new Socket({ fd: 4 });
let rest = Buffer.alloc(0);
let hearsFrom = 0;

(child.stdio[4] as Readable).on('data', (chunk: Buffer) => {
  rest = Buffer.concat([rest, chunk]);
  for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
    const message = Buffer.from(rest.subarray(0, end + 1));
    rest = rest.subarray(end + 1);
    if (!isUnheard(message.toString())) out.write(message);
  }
});

function isUnheard(message: string): boolean {
  if (!/"Page\.(?:lifecycleEvent|loadEventFired|domContentEventFired)"/.test(message)) return false;
  hearsFrom ||= Date.now() + 500;
  return Date.now() < hearsFrom;
}

process.on('SIGTERM', () => child.kill());
child.on('exit', (code) => process.exit(code ?? 1));
