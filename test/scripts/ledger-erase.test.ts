import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReadable } from '../../main/ledger/database/open.ts';
import { takeOwnership } from '../../main/ledger/owner.ts';
import { describeErasure } from '../../scripts/ledger/erase.ts';
import { ramsay, writeFresh, written } from '../main/ledger/erase/fresh.ts';
import { thaw, wordsIn } from '../main/ledger/erase/ledgers.ts';
import { damage } from '../main/ledger/verify/story.ts';

// Each test starts programs of its own.

const program = join(import.meta.dirname, '../../scripts/ledger.ts');

/** `npm run ledger -- …` without npm. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  return { status, said: stdout, complained: stderr };
}

describe('npm run ledger -- erase', () => {
  it('erases, tells how much and which copies still hold the person, names nobody, and ends with 0', () => {
    const { file } = writeFresh();
    copyFileSync(file, `${file}.before-version-5`);
    const { status, said, complained } = run('erase', file, '--client', ramsay.client);
    expect({ status, complained }).toEqual({ status: 0, complained: '' });
    expect(said).toBe(
      `${file}: erased.
  persons emptied: 2
  texts emptied: 15
  lines of the log redacted: 0
  refused notifications deleted: 1
The projections, the search index and the file itself were made anew; no old page is left.
These copies beside it still hold the person, or may. Delete them, or erase the person there as well:
  ${file}.before-version-5: persons, texts, requests, refused notifications, transactions
Elsewhere nothing was looked through: exports, and letters, lists and pages that were saved in other places, copies and the history of this shell are yours.
`,
    );
    expect(wordsIn(file, [ramsay.client, ramsay.clientEmail, ramsay.clientName, written.note])).toEqual([]);
    expect(run('verify', file)).toMatchObject({ status: 0 });

    const again = run('erase', file, '--client', ramsay.client);
    expect(again).toMatchObject({ status: 1, said: expect.stringContaining('nobody is found') });
    expect(again.said).toContain(`${file}.before-version-5`);
    // A copy is a ledger, too.
    expect(run('erase', `${file}.before-version-5`, '--email', ramsay.clientEmail).status).toBe(0);
    expect(run('erase', file, '--client', ramsay.client).said).toContain('No backup and no other copy');
  });

  it('names the letters, lists and pages that still name the person', () => {
    const written = [{ kind: 'holds', file: '/data/letters/a.txt', places: ['letters'] }] as const;
    expect(describeErasure('ledger.sqlite', { kind: 'nobody', backups: [], written })).toEqual([
      'ledger.sqlite: nobody is found by this, so nothing was changed.',
      'No backup and no other copy beside it holds the person.',
      expect.stringContaining('left as they are: delete those that you have no reason to keep:'),
      '  /data/letters/a.txt: letters',
    ]);
  });

  it('of a ledger in a team names what is said next, there being another copy at its engine', () => {
    const none = { backups: [], written: [] };
    const counts = { people: 1, texts: 1, lines: 0, notifications: 0 };
    const engine = { line: '57:0123456789abcdef' };
    const told = describeErasure('ledger.sqlite', { kind: 'erased', counts, left: [], ...none, engine });
    const first = told.findIndex((line) =>
      line.startsWith('The engine of its team holds the same texts until two people'),
    );
    expect(told[first + 1]).toBe('  npm run team -- erase 57:0123456789abcdef --reason WHY');
    // One that was completed may have told its line before.
    const finished = describeErasure('ledger.sqlite', { kind: 'finished', ...none, engine: { line: null } });
    expect(finished).toContain('  npm run team -- erase');
    expect(describeErasure('ledger.sqlite', { kind: 'finished', ...none }).join()).not.toContain('npm run team');
  });

  it('refuses while something of theirs is open, says what and what to do, and changes nothing', () => {
    const { file } = thaw();
    const bytes = readFileSync(file);
    for (const [address, told] of [
      [
        'podrick.payne@example.com',
        /^ {2}operation .* \(refund on A2000024, order W-1011, .*\) is unknown: resolve it/m,
      ],
      ['viserys@example.com', /^ {2}operation .* is sending: start the console/m],
      ['brienne.tarth@example.com', /^ {2}operation .* is pending: wait for the bank/m],
    ] as const) {
      const { status, said } = run('erase', file, '--email', address);
      expect(status).toBe(1);
      expect(said).toMatch(told);
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('says of an old line that it redacted what can still be guessed', () => {
    const { file } = thaw();
    const { status, said } = run('erase', file, '--client', 'theon.greyjoy.id');
    expect(status).toBe(0);
    expect(said).toContain('lines of the log redacted: 1');
    expect(said).toContain('whoever guesses all that stood in it can see that the guess is right');
    expect(lastActor(file)).toBe(userInfo().username);
  });

  it('refuses a line that was tampered with', () => {
    const { file } = thaw();
    damage(file, `UPDATE events SET recorded_at = 1 WHERE sequence = 72`);
    const { status, said } = run('erase', file, '--client', 'theon.greyjoy.id');
    expect(status).toBe(1);
    expect(said).toContain('nothing was erased');
    expect(said).toMatch(/^ {2}chain: line 72: has been changed/m);
  });

  it('completes one that broke off, and says so', () => {
    const { file } = writeFresh();
    copyFileSync(file, `${file}.erasing`);
    const { status, said } = run('erase', file, '--client', 'nobody');
    expect(status).toBe(0);
    expect(said).toContain('An erasure that had broken off was completed');
    expect(existsSync(`${file}.erasing`)).toBe(false);
  });

  it('waits for no console', () => {
    const { file, folder } = writeFresh();
    const held = takeOwnership(folder);
    const refused = run('erase', file, '--client', ramsay.client);
    held.release();
    expect(refused).toMatchObject({ status: 2, complained: expect.stringContaining('is open in another') });
    expect(wordsIn(file, [ramsay.client])).toHaveLength(1);
  });

  it('tells how it is used when it is not understood, and that a file is not there', () => {
    const { file, folder } = writeFresh();
    for (const words of [
      [file],
      [file, '--client'],
      [file, '--client', ''],
      [file, '--name', 'x'],
      [file, '--email', 'a', 'b'],
    ]) {
      const usage = expect.stringContaining('erase FILE --client CLIENTIDENT');
      expect(run('erase', ...words), words.join(' ')).toMatchObject({ status: 2, complained: usage });
    }
    const absent = join(folder, 'absent.sqlite');
    const missing = run('erase', absent, '--client', 'x');
    expect(missing).toMatchObject({ status: 2, complained: expect.stringContaining('ENOENT') });
    expect(existsSync(absent)).toBe(false);
  });
});

function lastActor(file: string): string | undefined {
  const database = openReadable(file);
  const actor = database.prepare<[], string>('SELECT actor FROM events ORDER BY sequence DESC LIMIT 1').pluck().get();
  database.close();
  return actor;
}
