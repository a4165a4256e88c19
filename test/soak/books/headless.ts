import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type HeadlessConsole, introduce, launchConsole } from '../../faults/headless-console.ts';
import { secret } from './book.ts';
import type { OpenConsole } from './run.ts';
import { carryRequest } from './wire.ts';
import type { World } from './world.ts';

/**
 * The same run through the program itself: a process with its threads and its disk, a gateway behind a socket, files by their
 * path. Its clock cannot be moved, so that it is started again on the same ledger whenever time passes.
 */
export const openProgram: OpenConsole = async ({ forms, worldOf }) => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-books-'));
  const server = await serve(worldOf);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let running: HeadlessConsole | undefined;
  const start = async () => {
    const now = new Date(worldOf().gateway.now()).toISOString();
    running = await launchConsole(join(folder, 'data'), { words: ['--now', now] }).opened;
    for (const form of forms) await introduce(running, { account: { ...form, url }, secret });
    return running;
  };
  const current = async () => running ?? start();
  let last = performance.now();
  let files = 0;
  return {
    loses: false,
    // Its clock runs on by itself, and so does the gateway's.
    pause: () => {
      const elapsed = Math.round(performance.now() - last);
      last += elapsed;
      return elapsed;
    },
    window: {
      ask: async (channel, input) => (await current()).ask(channel, input),
      takeExport: async (content) => {
        files += 1;
        const path = join(folder, `export-${files}.csv`);
        writeFileSync(path, content);
        const taken = await (await current()).take(path);
        if ('problem' in taken) throw new Error(taken.problem.code);
        return taken;
      },
      moveOn: async () => {
        await running?.close();
        running = undefined;
      },
      close: async () => {
        await running?.close();
        server.closeAllConnections();
        server.close();
        rmSync(folder, { recursive: true, force: true });
      },
    },
  };
};

/** The simulator behind a socket: what gets lost on the way breaks the connection. */
async function serve(worldOf: () => World): Promise<Server> {
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const parameters = Object.fromEntries(
      [...form].flatMap(([name, value]) => {
        const [, key] = /^params\[(.+)\]$/.exec(name) ?? [];
        return key === undefined ? [] : [[key, value]];
      }),
    );
    const url = `http://127.0.0.1${request.url}`;
    const answered = await carryRequest(worldOf(), { url, method: form.get('method') ?? '', parameters });
    if (typeof answered === 'string') return void response.destroy();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answered));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
