import { describe, expect, it } from 'vitest';
import type { Act } from '../../../main/domain/act.ts';
import { readAudit } from '../../../main/ledger/queries/audit.ts';
import type { AuditLine, AuditPlace, AuditQuestion } from '../../../main/ports/audit.ts';
import { openDesk, type TestDesk } from './replica/desks.ts';
import { draft, noon } from './samples.ts';

const everything: AuditQuestion = { kinds: null, who: '', about: '', from: null, to: null, after: null, limit: 50 };
const minute = 60_000;

const act = (desk: TestDesk, what: Act, at: number, actor = desk.by.actor) =>
  desk.writer.recordAct(what, { actor, at });

const idOf = ({ deskId, sequence }: AuditLine) => `${deskId ?? 'own'} ${sequence}`;

/** Every page after the other. */
function readAll({ database }: TestDesk, question: AuditQuestion): AuditLine[] {
  const lines: AuditLine[] = [];
  for (let after: AuditPlace | null | undefined = null; after !== undefined; ) {
    const page = readAudit(database, { ...question, after });
    lines.push(...page.lines);
    after = page.next ?? undefined;
  }
  return lines;
}

/** Two desks that know each other's lines, written in turn. */
function openTwo() {
  const [anne, paul] = [openDesk('Anne'), openDesk('Paul')];
  for (let index = 0; index < 12; index += 1) {
    const desk = index % 3 === 0 ? paul : anne;
    act(desk, { what: 'fileWritten', file: 'list', rows: index, subject: null }, noon + index * minute);
  }
  const { value: prepared } = anne.writer.draft(draft({ orderId: 'W-7', referenceId: 'A7', chainId: 'A7' }), {
    actor: 'Anne',
    at: noon + 20 * minute,
  });
  act(anne, { what: 'accountChanged', accountId: 'SHOP', rules: ['captureDays'] }, noon + 21 * minute);
  act(anne, { what: 'unlockFailed', by: 'pin', triesLeft: 4 }, noon + 22 * minute, 'Zoë');
  anne.takeIn(paul.tellAll());
  return { anne, paul, prepared };
}

describe('who did what', () => {
  it('is told of every desk, the newest first, on pages of any size without a gap or a repetition', () => {
    const { anne, paul } = openTwo();
    const whole = readAll(anne, everything);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted((one, other) => other - one));
    expect(whole.filter(({ deskId }) => deskId === paul.deskId)).toHaveLength(4);
    expect(whole).toHaveLength(15);
    for (const limit of [1, 2, 7]) {
      expect(readAll(anne, { ...everything, limit }).map(idOf), `pages of ${limit}`).toEqual(whole.map(idOf));
    }
  });

  it('is found by kind, person, day and object, and by nothing else', () => {
    const { anne, prepared } = openTwo();
    const find = (question: Partial<AuditQuestion>) => readAll(anne, { ...everything, ...question });
    expect(find({ kinds: ['unlockFailed'] })).toMatchObject([{ actor: 'Zoë', event: { act: { triesLeft: 4 } } }]);
    expect(find({ who: 'zoë' })).toHaveLength(1);
    expect(find({ who: 'PAUL' })).toHaveLength(4);
    expect(find({ who: 'nobody' })).toEqual([]);
    for (const about of ['W-7', 'A7', prepared.operationId]) {
      expect(find({ about }), about).toMatchObject([
        { event: { kind: 'operationDrafted' }, operation: { orderId: 'W-7', referenceId: 'A7' } },
      ]);
    }
    expect(find({ about: 'SHOP' }).map(({ event }) => event?.kind)).toEqual(['actRecorded', 'operationDrafted']);
    const [from, to] = [noon + 3 * minute, noon + 6 * minute];
    expect(find({ from, to }).map(({ at }) => (at - noon) / minute)).toEqual([5, 4, 3]);
  });

  it('goes on looking for what is rare, a piece at a time', () => {
    const desk = openDesk('Anne');
    act(desk, { what: 'pinSet' }, noon);
    for (let index = 1; index <= 4_200; index += 1) act(desk, { what: 'deskLocked', by: 'idle' }, noon + index);
    const first = readAudit(desk.database, { ...everything, kinds: ['pinSet'] });
    expect(first).toMatchObject({ lines: [], reachedAt: noon + 2_201 });
    expect(readAll(desk, { ...everything, kinds: ['pinSet'] })).toMatchObject([{ sequence: 1, at: noon }]);
    // A day long ago is not walked to.
    expect(readAudit(desk.database, { ...everything, to: noon - 2 * 86_400_000 })).toMatchObject({
      lines: [],
      next: null,
    });
  });

  it('shows a line that nobody can read as one, and a clock that was set back in the order of its log', () => {
    const desk = openDesk('Anne');
    act(desk, { what: 'pinSet' }, noon + minute);
    act(desk, { what: 'pinRemoved' }, noon);
    expect(readAll(desk, everything).map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect(readAll(desk, { ...everything, from: noon + minute }).map(({ sequence }) => sequence)).toEqual([1]);
    desk.database.unsafeMode(true);
    desk.database.exec(`DROP TRIGGER events_are_never_changed; UPDATE events SET body = x'00' WHERE sequence = 1`);
    expect(readAll(desk, everything)).toMatchObject([{ sequence: 2 }, { sequence: 1, event: null }]);
  });
});
