import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../main/ledger/database/migrate.ts';
import { openWritable } from '../../main/ledger/database/open.ts';
import { verifyChain } from '../../main/ledger/verify/chain.ts';
import { verifyFile } from '../../main/ledger/verify/file.ts';
import { verifyLedger } from '../../main/ledger/verify/verify.ts';
import { cutPower, seedChance } from './power-loss/disk.ts';
import { findObstacle, record } from './power-loss/record.ts';
import type { Happening } from './power-loss/recording.ts';

/** Enough for the write-ahead log to be brought into the file several times on the way. */
const intents = 40;

const obstacle = findObstacle();
const places = { full: 'full', normal: 'normal' } as const;
/** An operation's states in their order: what was acknowledged may have gone on, never back. */
const order = ['drafted', 'confirmed', 'sending', 'succeeded'];

let folder: string;
const recorded: Partial<Record<keyof typeof places, readonly Happening[]>> = {};

/** The recording up to a point, cut there, and the ledger that is left. */
function cut(mode: keyof typeof places, end: number, seed: number): string {
  const home = mkdtempSync(join(folder, 'cut-'));
  for (const [path, bytes] of cutPower((recorded[mode] ?? []).slice(0, end), seedChance(seed))) {
    if (basename(path).startsWith('ledger.sqlite')) writeFileSync(join(home, basename(path)), bytes);
  }
  return join(home, 'ledger.sqlite');
}

/** What was acknowledged before the cut and is not in the ledger after it; and what is wrong with that. */
function judge(mode: keyof typeof places, end: number, seed: number) {
  const file = cut(mode, end, seed);
  const database = openWritable(file);
  try {
    migrate(database);
    const states = database.prepare<[string], string>('SELECT state FROM operations WHERE operation_id = ?').pluck();
    const lost = acknowledged(mode, end).filter(
      ({ state, id }) => order.indexOf(states.get(id) ?? '') < order.indexOf(state),
    );
    return { lost, wrong: [...verifyFile(database), ...verifyChain(database)] };
  } finally {
    database.close();
    rmSync(join(file, '..'), { recursive: true, force: true });
  }
}

function acknowledged(mode: keyof typeof places, end: number) {
  return (recorded[mode] ?? []).slice(0, end).flatMap((happening) => {
    if (happening.kind !== 'told') return [];
    return happening.line.split('\n').flatMap((line) => {
      const [word, state = '', id = ''] = line.split(' ');
      return word === 'ack' ? [{ state, id }] : [];
    });
  });
}

describe.skipIf(obstacle !== undefined)(`a power cut${obstacle ? `: skipped, ${obstacle}` : ''}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'be2bill-power-'));
    for (const mode of ['full', 'normal'] as const) {
      mkdirSync(join(folder, 'recordings'), { recursive: true });
      recorded[mode] = await record(join(folder, 'recordings'), mode, intents);
    }
    return () => rmSync(folder, { recursive: true, force: true });
  });

  const arbitraryCut = (mode: keyof typeof places) =>
    fc.tuple(fc.integer({ min: 0, max: (recorded[mode] ?? []).length }), fc.integer());

  it('was recorded with everything that it is about', () => {
    for (const mode of ['full', 'normal'] as const) {
      const happenings = recorded[mode] ?? [];
      const first = happenings.findIndex(({ kind }) => kind === 'told');
      const later = happenings.slice(first);
      expect(acknowledged(mode, happenings.length)).toHaveLength(intents * 2.5);
      expect(happenings.some(({ kind }) => kind === 'create')).toBe(true);
      // The log was brought into the file while intents were still being acknowledged.
      const checkpoint = later.findIndex((each) => each.kind === 'sync' && each.path.endsWith('ledger.sqlite'));
      expect(checkpoint).toBeGreaterThan(0);
      expect(later.slice(checkpoint).some(({ kind }) => kind === 'told')).toBe(true);
    }
  });

  it('at any moment loses no acknowledged intent, and leaves a sound ledger', () => {
    fc.assert(
      fc.property(arbitraryCut('full'), ([end, seed]) => {
        expect(judge('full', end, seed)).toEqual({ lost: [], wrong: [] });
      }),
      { numRuns: 120 },
    );
  });

  it('leaves a ledger that passes every check, its projections included', () => {
    for (const share of [0.3, 0.6, 0.9]) {
      const end = Math.floor((recorded.full ?? []).length * share);
      expect(verifyLedger(cut('full', end, end))).toEqual([]);
    }
  });

  it('does lose acknowledged intents when the ledger does not wait for the disk: the control', () => {
    const losses = fc
      .sample(arbitraryCut('normal'), { numRuns: 60, seed: 1 })
      .filter(([end, seed]) => judge('normal', end, seed).lost.length > 0);
    expect(losses.length).toBeGreaterThan(10);
  });
});
