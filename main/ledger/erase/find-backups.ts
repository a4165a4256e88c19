import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupFolder } from '../backup/list.ts';
import { openReadable } from '../database/open.ts';
import { findPlaces } from './places.ts';
import type { Identity } from './sought.ts';

/** A copy of a ledger that was looked through for a person. */
export type LookedThrough =
  | { readonly kind: 'holds'; readonly file: string; readonly places: readonly string[] }
  /** Damaged, or no ledger at all: it may hold them. */
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/** Every copy beside a ledger that holds a person, or that cannot be looked through; none of them is changed. */
export function findBackupsWith(file: string, identity: Identity): LookedThrough[] {
  return listCopies(file).flatMap((copy) => lookThrough(copy, identity) ?? []);
}

/**
 * Backups, copies from before a new version or a rebuild, and files that a restore put aside: whatever stands in `backups/`
 * or is called like the ledger with something behind it.
 */
function listCopies(file: string): string[] {
  const folder = dirname(file);
  const backups = backupFolder(folder);
  const beside = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.`));
  const kept = existsSync(backups) ? readdirSync(backups) : [];
  const names = [...beside.map((name) => join(folder, name)), ...kept.map((name) => join(backups, name))];
  return names.filter((copy) => !isReadWithAnother(copy) && !isMark(copy)).toSorted();
}

/** A write-ahead log whose file is gone is listed: nobody can look through it, and it may hold everybody. */
function isReadWithAnother(copy: string): boolean {
  const [, owner] = /^(.*)-(?:wal|shm|journal)$/s.exec(copy) ?? [];
  return owner !== undefined && existsSync(owner);
}

/** These hold nobody: they are empty (see database/check.ts, wipe.ts), or have numbers and digests alone (see witness/, seal/). */
function isMark(copy: string): boolean {
  return /\.(suspect|erasing)$|\.(witness|seal)(\.|$)/.test(copy);
}

function lookThrough(file: string, identity: Identity): LookedThrough | undefined {
  const there = sideFiles(file).filter((side) => existsSync(side));
  try {
    const database = openReadable(file);
    try {
      const places = findPlaces(database, identity);
      return places.length > 0 ? { kind: 'holds', file, places } : undefined;
    } finally {
      database.close();
    }
  } catch (failure) {
    return { kind: 'unreadable', file, reason: failure instanceof Error ? failure.message : String(failure) };
  } finally {
    // A reader makes these for itself and leaves them behind.
    for (const side of sideFiles(file)) if (!there.includes(side)) rmSync(side, { force: true });
  }
}

function sideFiles(file: string): string[] {
  return [`${file}-wal`, `${file}-shm`];
}
