import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeOwnership } from '../../main/ledger/owner.ts';
import { describeFindings } from '../../scripts/ledger/show.ts';
import { damage, readBytes, writeStoryOnce } from '../main/ledger/verify/story.ts';

// Each test starts threads or programs of its own, some several times.

const program = join(import.meta.dirname, '../../scripts/ledger.ts');
const copyStory = await writeStoryOnce();
let folder: string;
let file: string;
beforeEach(() => {
  ({ folder, file } = copyStory());
});

/** `npm run ledger -- …` without npm. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  return { status, said: stdout, complained: stderr };
}

const forge = `UPDATE operations SET state = 'refused' WHERE state = 'sending'`;

describe('npm run ledger -- verify', () => {
  it('ends with 0 for a sound ledger and with 1 for another, named with place and reason', () => {
    expect(run('verify', file)).toMatchObject({ status: 0, said: expect.stringContaining('is sound') });
    damage(file, `${forge}; UPDATE events SET actor = 'nobody' WHERE sequence = 3`);
    const bytes = readBytes(file);
    const { status, said } = run('verify', file);
    expect(status).toBe(1);
    expect(said).toMatch(/^ {2}chain: desk .*, line 3: has been changed/m);
    expect(said).toMatch(/^ {2}projections: table operations, operation_id .*: state is 'refused', and 'sending' by/m);
    expect(readBytes(file)).toBe(bytes);
  });
});

describe('npm run ledger -- rebuild', () => {
  it('makes identical rows of a sound ledger and leaves nothing behind', () => {
    const files = readdirSync(folder);
    expect(run('rebuild', file)).toMatchObject({ status: 0, said: expect.stringContaining('every row is identical') });
    expect(readdirSync(folder)).toEqual(files);
  });

  it('ends with 1 when rows stood otherwise, says which, puts them right and keeps the file as it was', () => {
    damage(file, forge);
    const { status, said } = run('rebuild', file);
    expect(status).toBe(1);
    expect(said).toContain(`state is 'refused', and 'sending' by the log`);
    const before = /The file as it was: (.*)$/m.exec(said)?.[1] ?? '';
    expect(existsSync(before)).toBe(true);
    expect(run('rebuild', file)).toMatchObject({ status: 0 });
    expect(run('verify', before)).toMatchObject({
      status: 1,
      complained: expect.stringMatching(/^(made anew: \d+ % of \d+ lines and observations\n)*$/),
    });
  });
});

describe('npm run ledger -- restore', () => {
  it('puts a sound backup in place, keeps what was there, and refuses one that is not sound', () => {
    const backup = copyStory().file;
    writeFileSync(file, 'rubbish');
    const { status, said } = run('restore', backup, file);
    expect(status).toBe(0);
    expect(existsSync(/What was there before is kept: (.*)$/m.exec(said)?.[1] ?? '')).toBe(true);
    expect(run('verify', file).status).toBe(0);
    damage(backup, `DELETE FROM events WHERE sequence = 2`);
    const bytes = readBytes(file);
    expect(run('restore', backup, file)).toMatchObject({
      status: 1,
      said: expect.stringContaining('nothing was changed'),
    });
    expect(readBytes(file)).toBe(bytes);
  });
});

it('refuses while a console has the ledger, whatever was asked', () => {
  const held = takeOwnership(folder);
  const backup = copyStory().file;
  for (const words of [
    ['verify', file],
    ['rebuild', file],
    ['restore', backup, file],
  ]) {
    expect(run(...words), words[0]).toMatchObject({
      status: 2,
      complained: expect.stringContaining('is open in another'),
    });
  }
  held.release();
});

it('tells how it is used when it is not understood, and that a file is not there', () => {
  for (const words of [[], ['verify'], ['destroy', file], ['restore', file], ['verify', file, file]]) {
    expect(run(...words)).toMatchObject({
      status: 2,
      complained: expect.stringContaining('npm run ledger -- verify FILE'),
    });
  }
  const absent = join(folder, 'absent.sqlite');
  for (const words of [
    ['verify', absent],
    ['rebuild', absent],
    ['restore', absent, file],
  ]) {
    expect(run(...words)).toMatchObject({ status: 2, complained: expect.stringContaining('ENOENT') });
  }
  expect(existsSync(absent)).toBe(false);
});

it('a file that is damaged all over is told in twenty lines a check', () => {
  const findings = Array.from(
    { length: 25 },
    (_, line) => ({ check: 'chain', where: `line ${line}`, what: 'x' }) as const,
  );
  expect(describeFindings(findings)).toHaveLength(21);
  expect(describeFindings(findings).at(-1)).toBe('  chain: and 5 more');
});
