import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepDeskNames } from '../../../main/channels/desk-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const deskA = { deskId: '9f3f2d0c-7a39-4a3b-8a58-0c6bb0a1e5a2', desk: 'Desk A' };
const deskB = { deskId: '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01', desk: 'Desk B' };
const teamOf = (...desks: readonly (typeof deskA)[]) => ({
  listDesks: async () => desks.map((desk) => ({ ...desk, people: ['Nora'], heardAt: null, lines: 0, sealedTo: 0 })),
});

it('stand after a start without the engine and after leaving, each environment by itself; a new name takes the old one’s place', async () => {
  const names = keepDeskNames(folder);
  expect(names.read('test')).toEqual([]);
  expect(await names.refresh('test', teamOf(deskA, deskB))).toBe(true);
  expect(await names.refresh('test', teamOf(deskA, deskB))).toBe(false);
  expect(keepDeskNames(folder).read('test')).toEqual([deskA, deskB]);
  expect(keepDeskNames(folder).read('production')).toEqual([]);
  // B has left, and A goes by another name.
  const renamed = { ...deskA, desk: 'Counter' };
  expect(await names.refresh('test', teamOf(renamed))).toBe(true);
  expect(keepDeskNames(folder).read('test')).toEqual([renamed, deskB]);
});

it('are none where the file cannot be read', () => {
  mkdirSync(join(folder, 'sandbox'));
  writeFileSync(join(folder, 'sandbox', 'desks.json'), '{');
  expect(keepDeskNames(folder).read('sandbox')).toEqual([]);
});
