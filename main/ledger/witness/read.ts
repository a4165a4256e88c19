import { readFileSync } from 'node:fs';
import type { Head } from '../events/head.ts';
import { readSlots } from './slots.ts';

/** What stands in the witness of a ledger. */
export type Witness =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'missing' }
  /** It is there, and nothing in it can be read. */
  | { readonly kind: 'damaged' };

/** The small file beside a ledger that says what its log has got to. */
export function witnessFile(file: string): string {
  return `${file}.witness`;
}

/**
 * Reads the witness of a ledger, or one that was set aside under a name with more behind it. A file that cannot be read at
 * all throws what the system says.
 */
export function readWitness(file: string, setAside = ''): Witness {
  let bytes: Buffer;
  try {
    bytes = readFileSync(`${witnessFile(file)}${setAside}`);
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return { kind: 'missing' };
    throw failure;
  }
  const head = readSlots(bytes);
  return head ? { kind: 'head', head } : { kind: 'damaged' };
}
