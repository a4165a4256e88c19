import type { Happening } from './recording.ts';

/** A number from 0 to below 1, the same ones for the same seed. */
export type Chance = () => number;

type Change = Extract<Happening, { kind: 'write' | 'truncate' }>;

/** What a file holds for sure, and what it was asked since. */
interface Content {
  readonly certain: Stored;
  pending: Change[];
}

interface Stored {
  bytes: Buffer;
  size: number;
}

type NameChange = { readonly path: string; readonly content: Content | undefined };

/** The size that a disk writes at once; a larger write can be cut anywhere between. */
const sector = 512;

/**
 * A disk as it may be after a power cut behind the last of these happenings. What was synced is there. Of what was not,
 * each write may be missing, there, or torn into sectors of which some are there; each name likewise.
 */
export function cutPower(happenings: readonly Happening[], chance: Chance): ReadonlyMap<string, Buffer> {
  const names = new Map<string, Content>();
  const certainNames = new Map<string, Content>();
  let pendingNames: NameChange[] = [];
  const rename = (path: string, content: Content | undefined) => {
    if (content) names.set(path, content);
    else names.delete(path);
    pendingNames.push({ path, content });
  };
  for (const happening of happenings) {
    switch (happening.kind) {
      case 'create':
        if (!names.has(happening.path))
          rename(happening.path, { certain: { bytes: Buffer.alloc(0), size: 0 }, pending: [] });
        break;
      case 'write':
      case 'truncate':
        names.get(happening.path)?.pending.push(happening);
        break;
      case 'remove':
        rename(happening.path, undefined);
        break;
      case 'rename':
        rename(happening.target, names.get(happening.path));
        rename(happening.path, undefined);
        break;
      case 'sync': {
        const content = names.get(happening.path);
        if (content) settle(content);
        const [inside, outside] = split(pendingNames, ({ path }) => parentOf(path) === happening.path);
        for (const change of inside) applyName(certainNames, change);
        pendingNames = outside;
        break;
      }
      case 'told':
        break;
    }
  }
  for (const change of pendingNames) if (chance() < 0.5) applyName(certainNames, change);
  return new Map([...certainNames].map(([path, content]) => [path, survive(content, chance)]));
}

function settle(content: Content): void {
  for (const change of content.pending) apply(content.certain, change);
  content.pending = [];
}

/** What is left of a file. */
function survive({ certain, pending }: Content, chance: Chance): Buffer {
  for (const change of pending) {
    const fate = chance();
    if (fate < 1 / 3) continue;
    const kept = fate < 2 / 3 || change.kind === 'truncate' ? [change] : tear(change, chance);
    for (const each of kept) apply(certain, each);
  }
  return certain.bytes.subarray(0, certain.size);
}

function tear(change: Extract<Change, { kind: 'write' }>, chance: Chance): Change[] {
  const pieces = Math.ceil(change.bytes.length / sector);
  return Array.from({ length: pieces }, (_, piece) => piece * sector)
    .filter(() => chance() < 0.5)
    .map((start) => ({
      ...change,
      offset: change.offset + start,
      bytes: change.bytes.subarray(start, start + sector),
    }));
}

/** In place, with room to grow: a file of megabytes is not copied for each write. */
function apply(stored: Stored, change: Change): void {
  const size = change.kind === 'truncate' ? change.size : Math.max(stored.size, change.offset + change.bytes.length);
  if (size > stored.bytes.length) {
    const larger = Buffer.alloc(Math.max(size, 2 * stored.bytes.length));
    stored.bytes.copy(larger, 0, 0, stored.size);
    stored.bytes = larger;
  }
  if (size < stored.size) stored.bytes.fill(0, size, stored.size);
  stored.size = size;
  if (change.kind === 'write') change.bytes.copy(stored.bytes, change.offset);
}

function applyName(names: Map<string, Content>, { path, content }: NameChange): void {
  if (content) names.set(path, content);
  else names.delete(path);
}

function split<Value>(values: readonly Value[], first: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter(first), values.filter((value) => !first(value))];
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Numbers by a seed (mulberry32): a cut that lost something can be made again. */
export function seedChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
