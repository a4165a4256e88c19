import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { handleLetters } from '../../../main/channels/letters.ts';
import { handleLists } from '../../../main/channels/lists.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import type { Act } from '../../../main/domain/act.ts';
import { askWhere } from '../../../main/hosts/electron/save.ts';
import { defaultPreferences } from '../../../main/preferences.ts';
import { noon, transaction } from '../domain/samples.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openLists(ports: Partial<HandlerPorts>, recorded: Act[] = []) {
  const page = { rows: [transaction()], next: null, previous: null, total: 1, exact: true, searchedBackTo: null };
  const views = { walkList: async () => ({ ...page, reading: 'anywhere' }) };
  const room = {
    ledger: { views, file: 'no ledger' },
    accounts: () => [],
    findAccount: () => undefined,
    environment: 'test',
    acts: { record: async (act: Act) => void recorded.push(act) },
  };
  return handleLists({
    rooms: { current: () => room },
    clock: { now: () => noon },
    preferences: { read: () => defaultPreferences },
    systemLocale: 'en',
    timeZone: 'Europe/Paris',
    describe: async () => ({ version: '1.0.0' }),
    ...ports,
  } as unknown as HandlerPorts);
}

it('a list goes where a person wants it, and nowhere when they do not', async () => {
  const folder = makeFolder();
  const asked: string[] = [];
  const saveFile = async (name: string) => {
    asked.push(name);
    return asked.length === 1 ? join(folder, 'mine.csv') : null;
  };
  const recorded: Act[] = [];
  const { 'lists.write': write } = openLists({ saveFile }, recorded);
  const saved = { path: join(folder, 'mine.csv'), rows: 1 };
  expect(await write({ text: '' })).toEqual({ ok: true, value: { saved } });
  expect(await write({ text: '' })).toEqual({ ok: true, value: { saved: null } });
  expect(asked[0]).toBe('be2bill-test-2026-01-15T13-00-00.csv');
  expect(readdirSync(folder)).toEqual(['mine.csv']);
  // What left is written down, and what did not is not.
  expect(recorded).toEqual([{ what: 'fileWritten', file: 'list', rows: 1, subject: null }]);
});

it('where nobody can be asked, it goes beside the ledger', async () => {
  const dataFolder = makeFolder();
  await openLists({ dataFolder })['lists.write']({ text: '' });
  expect(readdirSync(join(dataFolder, 'lists'))).toEqual(['be2bill-test-2026-01-15T13-00-00.csv']);
});

it('says so where it cannot be written', async () => {
  const saveFile = async () => join(makeFolder(), 'gone', 'mine.csv');
  const refusal = { code: 'fileNotWritten', problem: 'notWritable' };
  expect(await openLists({ saveFile })['lists.write']({ text: '' })).toEqual({ ok: false, refusal });
});

it('a question of which every part is wrong has no file, and nobody is asked where it would go', async () => {
  const saveFile = async () => Promise.reject(new Error('Nobody is asked.'));
  const answer = await openLists({ saveFile })['lists.write']({ text: 'status:refsed' });
  expect(answer).toEqual({ ok: false, refusal: { code: 'questionNotUnderstood' } });
});

it('a letter goes the same way as it stands, and a disk that takes none is refused', async () => {
  const folder = makeFolder();
  const clock = { now: () => noon };
  const recorded: Act[] = [];
  const rooms = { current: () => ({ acts: { record: async (act: Act) => void recorded.push(act) } }) };
  const openLetters = (ports: Partial<HandlerPorts>) =>
    handleLetters({ rooms, clock, timeZone: 'Europe/Paris', ...ports } as unknown as HandlerPorts)['letters.write'];
  const asked: string[] = [];
  const saveFile = async (name: string) => {
    asked.push(name);
    return asked.length === 1 ? join(folder, 'mine.txt') : null;
  };
  const letter = { transactionId: 'A/1', keys: [], text: 'Dear Zoé,' };
  const write = openLetters({ saveFile });
  expect(await write(letter)).toEqual({ ok: true, value: { saved: { path: join(folder, 'mine.txt') } } });
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('Dear Zoé,\n');
  expect(await write(letter)).toEqual({ ok: true, value: { saved: null } });
  expect(asked[0]).toBe('letter-A-1-2026-01-15T13-00-00.txt');
  await openLetters({ dataFolder: folder })(letter);
  expect(readdirSync(join(folder, 'letters'))).toEqual(['letter-A-1-2026-01-15T13-00-00.txt']);
  const letterWritten = { what: 'fileWritten', file: 'letter', rows: null, subject: 'A/1' };
  expect(recorded).toEqual([letterWritten, letterWritten]);
  const gone = openLetters({ saveFile: async () => join(folder, 'gone', 'mine.txt') });
  expect(await gone(letter)).toEqual({ ok: false, refusal: { code: 'fileNotWritten', problem: 'notWritable' } });
});

it('a box of the system that was closed names no file', async () => {
  const answer = (canceled: boolean, filePath: string) => ({ showSaveDialog: async () => ({ canceled, filePath }) });
  expect(await askWhere(answer(true, '') as never, undefined, 'a.csv')).toBeNull();
  expect(await askWhere(answer(false, '/x/a.csv') as never, undefined, 'a.csv')).toBe('/x/a.csv');
});
