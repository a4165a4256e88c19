import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a program that serves, in a process of its own, and reads its address from its first line. */
export async function startServer(program: URL, flags: readonly string[] = []): Promise<Server> {
  const file = fileURLToPath(program);
  const child = spawn(process.execPath, [...flags, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const [url] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  if (typeof url !== 'string') throw new Error(`${basename(file)} ended before it listened.`);
  return {
    url,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
