import { spawnSync } from 'node:child_process';

/** Runs a program with its output on stderr; throws a sentence that names the command when it fails. */
export function run(program, words, options = {}) {
  const { status, error } = spawnSync(program, words, { stdio: ['ignore', 2, 2], ...options });
  if (error || status !== 0) {
    throw new Error(`This command failed: ${[program, ...words].join(' ')}${error ? ` (${error.message})` : ''}`);
  }
}

/** Says what is being done and why it takes a moment. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
