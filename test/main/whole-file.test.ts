import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeWholeFile } from '../../main/whole-file.ts';

it('puts a new file in the place of the one before, which is never written to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-whole-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'inner', 'places.json');
  writeWholeFile(file, 'before');
  // Whoever is killed in the middle leaves what an open file of before still holds.
  const before = openSync(file, 'r');
  onTestFinished(() => closeSync(before));
  writeWholeFile(file, 'after');
  expect(readFileSync(before, 'utf8')).toBe('before');
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(readdirSync(join(folder, 'inner'))).toEqual(['places.json']);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});
