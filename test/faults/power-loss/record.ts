import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Happening, readRecording } from './recording.ts';

/** Why nothing can be recorded here; undefined where it can. */
export function findObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'strace records on Linux only';
  const { status, error } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  if (error) return 'strace is not installed';
  return status === 0 ? undefined : 'this system does not let strace watch a program';
}

const calls =
  'openat,mkdir,write,writev,pwrite64,pwritev,ftruncate,fallocate,fsync,fdatasync,unlink,unlinkat,rename,renameat2';

/** Runs the ledger of `recorded.ts` in an empty folder and gives everything that its disk was asked, in order. */
export async function record(folder: string, mode: 'full' | 'normal', intents: number): Promise<readonly Happening[]> {
  const [output, data] = [join(folder, `${mode}.strace`), join(folder, mode)];
  const program = join(import.meta.dirname, 'recorded.ts');
  const words = ['-f', '-y', '-xx', '-s', '1000000', '-qq', '--signal=none', '-e', `trace=${calls}`, '-o', output];
  const child = spawn('strace', [...words, process.execPath, program, data, mode, String(intents)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The recorded program ended with ${code}.`);
  return readRecording(readFileSync(output, 'utf8'), data);
}
