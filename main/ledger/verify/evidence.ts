import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fingerprintOf, publicKeyOf } from '../../seal-key.ts';
import { listBackups } from '../backup/list.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type Head, holdsLine, readHead } from '../events/head.ts';
import { readBond } from '../replica/team-records.ts';
import { readSeal, readSeals } from '../seal/file.ts';
import { isSealedBy } from '../seal/seal.ts';
import { isWitnessed } from '../witness/judge.ts';
import { readWitness } from '../witness/read.ts';
import type { Finding } from './finding.ts';

/** What the keychain of this computer knows of a ledger; undefined where there is none, or it knows nothing. */
export interface KeychainEvidence {
  /** The private key of its seal. */
  readonly key: string;
  /** What was sealed last on this computer. */
  readonly sealed: Head | undefined;
}

/** How far a log is vouched for by something that is not in it. */
export interface Coverage {
  /** The last line that a seal covers; 0 for none. */
  readonly sealedTo: number;
  readonly lines: number;
  /** Whether the key of that seal is this computer's own, or only stands in the seal; null without a seal. */
  readonly key: { readonly fingerprint: string; readonly isOwn: boolean } | null;
  /** The team whose engine has a copy; null for a desk alone. */
  readonly teamId: string | null;
}

/** One that tells of a line which has to be in the log. */
interface Teller {
  readonly check: Finding['check'];
  readonly name: string;
  readonly head: Head;
  /** The witness beside the file is written as easily as the file: that it agrees covers nothing. */
  readonly isBeside?: boolean;
}

/**
 * Holds a log, in whatever copy it is looked at, against what stands beside its file and in the keychain: each line that they
 * name has to be in it. Otherwise it was cut, or written anew, whatever its own digests say.
 */
export function verifyEvidence(database: ReadableDatabase, file: string, known?: KeychainEvidence): Finding[] {
  const tellers = listTellers(file, known);
  const held = tellers.filter(({ isBeside, head }) => !isBeside && holdsLine(database, head));
  const covered = Math.max(findSealedTo(database, file, known), ...held.map(({ head }) => head.sequence));
  const { sequence: last } = readHead(database);
  const missing = tellers.flatMap(({ check, name, head }): Finding[] => {
    if (holdsLine(database, head)) return [];
    if (head.sequence > last) {
      const what = `and those behind it are missing: the log ends with line ${last}, and ${name} names line ${head.sequence}`;
      return [{ check, where: `line ${last + 1}`, what }];
    }
    const what = `and those behind it are vouched for by nothing: line ${head.sequence} is not the one that ${name} names`;
    return [{ check, where: `line ${covered + 1}`, what }];
  });
  return [...missing, ...judgeWitnessFile(database, file), ...judgeSeal(file, known)];
}

/** How far a seal beside a file covers its log: the newest of them that was made by the right key and still fits. */
export function readCoverage(database: ReadableDatabase, file: string, known?: KeychainEvidence): Coverage {
  const { sequence: lines } = readHead(database);
  const publicKey = keyOf(file, known);
  const sealedTo = findSealedTo(database, file, known);
  const teamId = readBond(database)?.teamId ?? null;
  if (publicKey === undefined || sealedTo === 0) return { sealedTo: 0, lines, key: null, teamId };
  return { sealedTo, lines, teamId, key: { fingerprint: fingerprintOf(publicKey), isOwn: known !== undefined } };
}

/** The last line that a seal beside the file says is as it was; 0 for none. A seal of another key says nothing. */
function findSealedTo(database: ReadableDatabase, file: string, known: KeychainEvidence | undefined): number {
  const seals = readSeals(file);
  const publicKey = keyOf(file, known);
  if (typeof seals !== 'object' || publicKey === undefined) return 0;
  const fit = [...seals.earlier, seals.newest].filter(
    (seal) => isSealedBy(seal, publicKey) && holdsLine(database, seal),
  );
  return Math.max(0, ...fit.map(({ sequence }) => sequence));
}

/** By whose public half seals are judged: this computer's, or what the newest names, for those who have no keychain to ask. */
function keyOf(file: string, known: KeychainEvidence | undefined): string | undefined {
  if (known) return publicKeyOf(known.key);
  const seal = readSeal(file);
  return typeof seal === 'object' ? seal.publicKey : undefined;
}

function listTellers(file: string, known: KeychainEvidence | undefined): Teller[] {
  const witness = readWitness(file);
  const seal = readSeal(file);
  const own: Teller[] = [
    ...(witness.kind === 'head'
      ? [{ check: 'witness', name: 'its witness', head: witness.head, isBeside: true } as const]
      : []),
    ...(typeof seal === 'object' ? [{ check: 'seal', name: 'its seal', head: seal } as const] : []),
    ...(known?.sealed ? [{ check: 'seal', name: 'the keychain', head: known.sealed } as const] : []),
  ];
  const accepted = Math.max(0, ...listSetAside(file).map(({ sequence }) => sequence));
  const backups = listBackups(dirname(file)).flatMap((backup): Teller[] => {
    const told = readWitness(backup.file);
    // A person said once that the ledger may lack what an older witness named: a backup of that time tells no more.
    if (told.kind !== 'head' || told.head.sequence <= accepted) return [];
    return [{ check: 'witness', name: `the backup ${basename(backup.file)}`, head: told.head }];
  });
  return [...own, ...backups].filter(({ head }) => head.sequence > 0);
}

/** Witnesses that were set aside on a person's word (see witness/accept.ts). */
function listSetAside(file: string): Head[] {
  const prefix = `${basename(file)}.witness.replaced-`;
  return readdirSync(dirname(file)).flatMap((name) => {
    if (!name.startsWith(prefix)) return [];
    const witness = readWitness(file, name.slice(`${basename(file)}.witness`.length));
    return witness.kind === 'head' ? [witness.head] : [];
  });
}

/** A copy under another name has none, unless it is a backup. */
function judgeWitnessFile(database: ReadableDatabase, file: string): Finding[] {
  const { kind } = readWitness(file);
  const isMissed = kind === 'missing' && basename(file) === 'ledger.sqlite' && isWitnessed(database);
  if (kind !== 'damaged' && !isMissed) return [];
  const what = kind === 'damaged' ? 'cannot be read' : 'is gone: a ledger that is older would look the same';
  return [{ check: 'witness', where: `the witness of ${basename(file)}`, what }];
}

function judgeSeal(file: string, known: KeychainEvidence | undefined): Finding[] {
  const seal = readSeal(file);
  const tell = (what: string): Finding[] => [{ check: 'seal', where: `the seal of ${basename(file)}`, what }];
  if (seal === 'damaged') return tell('cannot be read');
  if (seal === undefined) {
    return known?.sealed ? tell(`is gone, and this computer sealed line ${known.sealed.sequence}`) : [];
  }
  if (!isSealedBy(seal, seal.publicKey)) return tell('is not signed by the key that it names');
  if (known && publicKeyOf(known.key) !== seal.publicKey)
    return tell('is the work of another key than this computer’s');
  return [];
}
