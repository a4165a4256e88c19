import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MalformedTally } from './run.ts';

const program = fileURLToPath(new URL('program.ts', import.meta.url));

/** Runs in a process of its own whose heap can be collected on demand. Rejects when it ends in any way but well. */
export function runInChild(bodies: number, seed: number, say: (line: string) => void): Promise<MalformedTally> {
  const words = ['--expose-gc', program, String(bodies), String(seed)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
    say(String(chunk).trimEnd());
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(output.stdout));
      else reject(new Error(`It ended with ${signal ?? code}.\n${output.stderr}`));
    });
  });
}
