import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generateSecret } from '../accounts/secret.ts';

/**
 * The generated secret of a data file, the same at every start: it stands in `FILE.secret`, which only its owner may
 * read, and never in the data file.
 */
export function keptSecret(dataFile: string): string {
  const file = `${dataFile}.secret`;
  return readSecret(file) ?? writeSecret(file, generateSecret());
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all: half a secret would be taken for one at every later start. */
function writeSecret(file: string, secret: string): string {
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secret;
}
