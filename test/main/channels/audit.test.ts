import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it, onTestFinished } from 'vitest';
import { type AuditFilter, channels } from '../../../contract/index.ts';
import { handleAudit } from '../../../main/channels/audit.ts';
import { auditColumns } from '../../../main/channels/audit-file.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { toAuditLine } from '../../../main/channels/views/audit.ts';
import type { Act } from '../../../main/domain/act.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import type { Administered } from '../../../main/ports/team.ts';
import { oneThread } from '../../one-thread.ts';
import { acts, samples } from '../ledger/events/samples.ts';
import { draft, noon } from '../ledger/samples.ts';

const everything: AuditFilter = { area: null, who: '', about: '', from: null, to: null };
const minute = 60_000;

/** A ledger with a draft and some acts, a minute after another, and what administrators did between them. */
async function openTrail() {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-audit-'));
  const ledger = await openLedger(folder, oneThread, { now: () => noon });
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const stamp = (after: number, actor = 'Anne') => ({ actor, at: noon + after * minute });
  await ledger.journal.recordAct({ what: 'deskOpened', version: '1.0.0' }, stamp(0));
  await ledger.journal.draft(draft({ orderId: '=W-7' }), stamp(1));
  await ledger.journal.recordAct({ what: 'unlockFailed', by: 'pin', triesLeft: 4 }, stamp(2, 'Zoë'));
  const administered: Administered[] = [0.5, 1.5].map((after, number) => ({
    number,
    at: noon + after * minute,
    by: 'boss',
    person: 'Paul',
    desk: null,
    what: { permit: 'id', account: 'SHOP', operation: 'refund', currency: 'EUR', most: 50_000 },
  }));
  const recorded: Act[] = [];
  const room = {
    environment: 'test',
    ledger,
    findAccount: () => undefined,
    acts: { record: async (act: Act) => void recorded.push(act) },
    team: { listAdministered: () => administered, standing: () => ({ seat: { person: 'Anne', desk: 'Desk A' } }) },
  };
  const handlers = handleAudit({
    rooms: { current: () => room },
    clock: { now: () => noon },
    timeZone: 'Europe/Paris',
    deskNames: { read: () => [] },
    describe: async () => ({ version: '1.0.0' }),
    saveFile: async (name: string) => join(folder, name),
  } as unknown as HandlerPorts);
  const list = async (filter: Partial<AuditFilter> = {}, limit = 50) => {
    const whats: string[] = [];
    for (let after: string | null | undefined = null; after !== undefined; ) {
      const answer = await handlers['audit.list']({ filter: { ...everything, ...filter }, after, limit });
      if (!answer.ok) throw new Error(answer.refusal.code);
      const page = channels['audit.list'].output.parse(answer.value);
      whats.push(...page.lines.map(({ what }) => what));
      after = page.next ?? undefined;
    }
    return whats;
  };
  return { handlers, list, folder, recorded, file: ledger.file };
}

it('who did what comes in one order, what was administered at the engine among it, on pages of any size', async () => {
  const { list } = await openTrail();
  const whole = ['unlockFailed', 'adminPermit', 'operationDrafted', 'adminPermit', 'deskOpened'];
  for (const limit of [1, 2, 50]) expect(await list({}, limit), `pages of ${limit}`).toEqual(whole);
  expect(await list({ area: 'rights' }, 1)).toEqual(['adminPermit', 'adminPermit']);
  expect(await list({ area: 'failedTries' })).toEqual(['unlockFailed']);
  expect(await list({ area: 'signIns' })).toEqual(['deskOpened']);
  expect(await list({ who: 'boss' })).toEqual(['adminPermit', 'adminPermit']);
  expect(await list({ about: 'Paul' })).toEqual(['adminPermit', 'adminPermit']);
  expect(await list({ about: '=W-7' })).toEqual(['operationDrafted']);
  expect(await list({ from: '2026-01-16' })).toEqual([]);
  expect(await list({ from: '2026-01-15', to: '2026-01-15' })).toEqual(whole);
  expect(await list({ to: '2026-01-14' })).toEqual([]);
});

it('a place that no page has handed out is refused', async () => {
  const { handlers } = await openTrail();
  expect(await handlers['audit.list']({ filter: everything, after: '{"place":7}', limit: 5 })).toMatchObject({
    ok: false,
    refusal: { code: 'questionNotUnderstood' },
  });
});

it('it is a file with its filter, zone and end of the ledger, no cell of which is a formula, and that it was written is a line', async () => {
  const { handlers, recorded } = await openTrail();
  const written = await handlers['audit.write']({ filter: { ...everything, who: 'Anne' } });
  if (!written.ok || !written.value.saved) throw new Error('It was not written.');
  expect(written.value.saved.rows).toBe(2);
  const options = { bom: true, delimiter: ';', relax_column_count: true } as const;
  const lines = parse(readFileSync(written.value.saved.path), options) as string[][];
  expect(lines.slice(0, 6)).toEqual([
    ['# Be2bill console', '1.0.0', 'test'],
    ['# Filter', 'who: Anne'],
    ['# Order', 'time descending'],
    ['# Time zone', 'Europe/Paris'],
    ['# Written', '2026-01-15T13:00:00+01:00'],
    ['# Ledger line', expect.stringMatching(/^3:[0-9a-f]{16}$/)],
  ]);
  expect(lines[6]).toEqual(auditColumns);
  const [row] = lines.slice(7).map((cells) => Object.fromEntries(auditColumns.map((name, at) => [name, cells[at]])));
  expect(row).toMatchObject({
    TIME: '2026-01-15T13:01:00+01:00',
    WHO: 'Anne',
    DESK: 'Desk A',
    LINE: '2',
    AREA: 'operations',
    WHAT: 'operationDrafted',
    ORDERID: "'=W-7",
  });
  expect(recorded).toEqual([{ what: 'fileWritten', file: 'audit', rows: 2, subject: null }]);
});

it('every kind of line, and every act, has its place on the page, and none shows what a person wrote', () => {
  const events = [
    ...Object.values(samples),
    ...Object.values(acts).map((act) => ({ kind: 'actRecorded', act }) as const),
  ];
  const output = channels['audit.list'].output.shape.lines.element;
  for (const event of events) {
    const line = toAuditLine({ deskId: null, sequence: 1, at: noon, actor: 'Anne', event, operation: null });
    expect(output.parse(line)).toEqual(line);
    expect(JSON.stringify(line)).not.toMatch(/walder-fr3y|twins\.example|wedding|bridge toll|his son/);
  }
});
