import { connect, type Socket } from 'node:net';
import { request } from 'undici';
import { onTestFinished } from 'vitest';
import { type ListenerLimits, usualLimits } from '../../../../main/inbox/listener/limits.ts';
import { createListener } from '../../../../main/inbox/listener/listener.ts';
import type { ListenerPlace } from '../../../../main/inbox/listener/place.ts';
import { type InboxOptions, openInbox } from '../samples.ts';

export const place: ListenerPlace = { address: '127.0.0.1', port: 0 };

interface ListenerOptions extends InboxOptions {
  readonly at?: ListenerPlace;
  readonly limits?: ListenerLimits;
  /** What has to come about before a notification that was taken is told as taken. */
  readonly slowly?: Promise<void>;
}

/** A listener on a free port, over an inbox with a real ledger file. */
export async function openListener({
  at = place,
  limits = usualLimits,
  slowly = Promise.resolve(),
  ...options
}: ListenerOptions = {}) {
  const opened = openInbox(options);
  const take = async (...words: Parameters<typeof opened.inbox.take>) => {
    const taken = await opened.inbox.take(...words);
    await slowly;
    return taken;
  };
  const listener = createListener({ take }, opened.clock, limits);
  onTestFinished(async () => void (await listener.stop()));
  const view = await listener.start(at);
  if (view.state !== 'on') throw new Error(`The listener is off: ${view.problem}`);
  return { ...opened, listener, ...view };
}

export async function ask(url: string, body: string | null, method: 'POST' | 'GET' | 'PUT' = 'POST') {
  const response = await request(url, { method, body });
  return { status: response.statusCode, type: response.headers['content-type'], text: await response.body.text() };
}

export const ok = { status: 200, type: 'text/plain', text: 'OK' };

/** What stands in the socket until the other side closes it. */
export async function readToEnd(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}

/** Says something to a port, byte for byte, and gives what is answered. */
export function say(port: number, text: string, address = '127.0.0.1'): Promise<string> {
  const socket = connect(port, address);
  socket.write(text);
  return readToEnd(socket);
}
