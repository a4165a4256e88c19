import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reader, toSought } from '../../../main/channels/question.ts';
import { businessDay } from '../../../main/domain/deadline.ts';

const paris = 'Europe/Paris';
const shop = { accountId: 'SHOP', label: 'Shop', currency: 'EUR', voidZone: paris, captureDays: 7 };
/** The day after the clocks were put back in Paris. */
const reader: Reader = {
  accounts: [shop],
  preferences: { language: 'en' },
  systemLocale: 'en-GB',
  timeZone: paris,
  now: Date.UTC(2026, 9, 26, 12),
};
const is = (...anyOf: readonly unknown[]) => ({ negated: false, anyOf });

describe('a text of the box', () => {
  it('is sought as it stands where it is words or one amount', () => {
    expect(toSought('jon snow', reader)).toEqual({ text: 'jon snow', amounts: [], criteria: [] });
    expect(toSought('50 €', reader)).toEqual({ text: '50 €', amounts: [{ minor: 5_000, digits: 2 }], criteria: [] });
    expect(toSought('', reader)).toEqual({ text: '', amounts: [], criteria: [] });
    expect(toSought('"" -"\u0301"', reader)).toEqual({ text: '', amounts: [], criteria: [] });
  });

  it('leaves out what is wrong, and is no question at all where nothing else is left', () => {
    expect(toSought('status:x snow', reader)).toEqual({ text: 'snow', amounts: [], criteria: [] });
    for (const wrong of ['status:x', '-status:', 'status:x "" amount:9..1', 'date:x 60..40']) {
      expect(toSought(wrong, reader), wrong).toBeNull();
    }
  });

  it('is an amount or a text where it stands beside others', () => {
    expect(toSought('snow 50', reader)).toEqual({
      text: 'snow',
      amounts: [],
      criteria: [
        is(
          { kind: 'name', name: '50' },
          { kind: 'amount', from: 5_000, to: 5_000, digits: 2 },
          { kind: 'text', text: '50' },
        ),
      ],
    });
  });

  it('is the id of an operation beside others as well as alone', () => {
    const id = '0193a1b2-7c3d-7e4f-8a5b-0123456789ab';
    expect(toSought(`snow ${id}`, reader)).toEqual({
      text: 'snow',
      amounts: [],
      criteria: [is({ kind: 'name', name: id }, { kind: 'text', text: id })],
    });
    expect(toSought(id, reader)).toEqual({ text: id, amounts: [], criteria: [] });
  });

  it('bounds the time by the days of the zone, and finds the word as well', () => {
    const october = { kind: 'time', from: Date.UTC(2026, 8, 30, 22), until: Date.UTC(2026, 9, 31, 23) };
    expect(toSought('refused october', reader)?.criteria).toEqual([
      is({ kind: 'standing', standing: 'refused' }, { kind: 'word', word: 'refused' }),
      is(october, { kind: 'word', word: 'october' }),
    ]);
    expect(toSought('date:october -"jon snow"', reader)?.criteria).toEqual([
      is(october),
      { negated: true, anyOf: [{ kind: 'phrase', text: 'jon snow' }] },
    ]);
  });

  it('asks for captures by the days that each account leaves for them', () => {
    const range = (from: number | null, until: number | null) =>
      is({ kind: 'authorized', accountId: 'SHOP', from, until });
    const [first, behind] = [Date.UTC(2026, 9, 18, 22), Date.UTC(2026, 9, 21, 22)];
    expect(toSought('status:toCapture', reader)?.criteria).toEqual([range(first, null)]);
    expect(toSought('status:expiring', reader)?.criteria).toEqual([range(first, behind)]);
    expect(toSought('status:expired', reader)?.criteria).toEqual([range(null, first)]);
  });

  it('asks for scheduled captures from today on, by the day of Paris and not of the screen', () => {
    const scheduled = (from: string) => [is({ kind: 'scheduled', from })];
    const at = (now: string, timeZone: string) => ({ ...reader, timeZone, now: Date.parse(now) });
    expect(toSought('status:scheduled', at('2026-01-15T22:59:00Z', 'UTC'))?.criteria).toEqual(scheduled('2026-01-15'));
    expect(toSought('status:scheduled', at('2026-01-15T23:01:00Z', 'UTC'))?.criteria).toEqual(scheduled('2026-01-16'));
  });
});

it('finds by a day what happened on it, in any zone, however long the day was', () => {
  const zone = fc.constantFrom(paris, 'UTC', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe');
  /** Around the days on which clocks are changed somewhere. */
  const instant = fc
    .tuple(
      fc.constantFrom([2, 29], [9, 25], [9, 26], [2, 8], [10, 1], [3, 5], [8, 6]),
      fc.integer({ min: -96, max: 96 }),
    )
    .map(([[month = 0, day = 1], quarters]) => Date.UTC(2026, month, day) + quarters * 900_000);
  fc.assert(
    fc.property(zone, instant, fc.integer({ min: -1, max: 1 }), (timeZone, happenedAt, off) => {
      const day = businessDay(happenedAt + off * 86_400_000, timeZone);
      const [criterion] = toSought(`date:${day}`, { ...reader, timeZone })?.criteria ?? [];
      const [range] = criterion?.anyOf ?? [];
      if (range?.kind !== 'time' || range.from === null || range.until === null) throw new Error('No day was read.');
      const isFound = range.from <= happenedAt && happenedAt < range.until;
      expect(isFound).toBe(businessDay(happenedAt, timeZone) === day);
    }),
    { numRuns: 200 },
  );
});
