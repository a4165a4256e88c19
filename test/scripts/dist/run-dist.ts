import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const root = join(import.meta.dirname, '../../..');

/** How the command ended, with what it wrote. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Runs `npm run dist -- WORDS` as it is, without the preparation. */
export async function runDist(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ending> {
  const child = spawn(process.execPath, [join(root, 'scripts/dist.ts'), ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, complaints, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, complaints };
}
