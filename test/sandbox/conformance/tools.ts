import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program to its end and gives what it printed; rejects with what it complained about. */
export async function run(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, words, { env: { ...process.env, ...env } });
  return stdout;
}

/** Whether every one of these programs is on this machine. */
export function hasTools(...programs: readonly (readonly [program: string, word: string])[]): boolean {
  return programs.every(([program, word]) => !spawnSync(program, [word]).error);
}

/** Bash, curl and openssl: what the guide is written for. Windows has them seldom, and another `bash` besides. */
export const hasShell =
  process.platform !== 'win32' && hasTools(['bash', '--version'], ['curl', '--version'], ['openssl', 'version']);
