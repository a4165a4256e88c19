import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestEvent } from '../../../../main/ledger/events/digest.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine("a desk's own lines", (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
  });
  afterAll(() => team.close());

  const push = (lines: readonly Record<string, unknown>[]) => seat.call('report_1', seat.process, { lines }, [], []);

  it('are taken in their order and once, and the same again changes nothing', async () => {
    const [first, second, third] = seat.lines(3);
    expect(await push([second, first].filter((line) => line !== undefined))).toMatchObject({
      verdict: 'taken',
      sequence: 2,
    });
    expect(await push([first, second, third].filter((line) => line !== undefined))).toMatchObject({ sequence: 3 });
    expect(await push([])).toMatchObject({ sequence: 3 });
  });

  it('are refused with a gap, another past, another digest or another text', async () => {
    const [line] = seat.lines();
    expect(await refusalOf(push([{ ...line, sequence: 99 }]))).toBe('TM012');
    expect(await refusalOf(push([{ ...line, sequence: null }]))).toBe('TM012');
    expect(await refusalOf(push([{ ...line, previousDigest: 'f'.repeat(64) }]))).toBe('TM012');
    expect(await refusalOf(push([{ ...line, digest: 'f'.repeat(64) }]))).toBe('TM013');
    expect(await refusalOf(push([{ ...line, actor: 'somebody else' }]))).toBe('TM013');
    expect(await refusalOf(push([{ ...line, recordedAt: 1 }]))).toBe('TM013');
    expect(await refusalOf(push([{ ...line, body: Buffer.from('other').toString('base64') }]))).toBe('TM013');
    expect(await refusalOf(push([{ ...line, sequence: 1 }]))).toBe('TM011');
    expect(await push([line ?? {}])).toMatchObject({ verdict: 'taken' });
  });

  it("never stand in another desk's name", async () => {
    const other = await team.seat();
    const lines = other.lines();
    expect(await refusalOf(push(lines))).toBe('TM011');
    expect(await other.call('report_1', other.process, { lines }, [], [])).toMatchObject({ sequence: 1 });
  });

  it('have the digest that the desk computed, whatever their actor is called', async () => {
    const actor = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => text.isWellFormed() && !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(actor, fc.uint8Array(), fc.integer({ min: 0 }), async (name, bytes, recordedAt) => {
        const fresh = await team.admin.query(
          "INSERT INTO team.desk (desk_id, name) VALUES (gen_random_uuid(), 'D') RETURNING desk_id",
        );
        const deskId = fresh.rows[0].desk_id;
        const body = Buffer.from(bytes);
        const line = {
          sequence: 1,
          eventId: randomUUID(),
          schemaVersion: 2,
          actor: name,
          recordedAt,
          previousDigest: '',
        };
        const digest = digestEvent({ ...line, deskId, body });
        const words = [deskId, JSON.stringify([{ ...line, body: body.toString('base64'), digest }])];
        expect((await team.admin.query('SELECT team.append_lines($1, $2)', words)).rowCount).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
