import { beforeAll, expect, it } from 'vitest';
import { digestOf, partOf, type RawPack } from '../engine/parts.ts';
import { createTeam, onEngine, type Raw, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine("a desk's rows and texts", (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
    return () => team.close();
  });

  const tell = (part: unknown, by = seat) => by.call('tell_1', by.process, part, []);
  const pull = async (places: unknown = [], most = 100, by = seat): Promise<Raw[]> =>
    (await by.client.query('SELECT team.pull_1($1, $2) AS parts', [JSON.stringify(places), most])).rows[0].parts;
  const packOf = (rows: readonly string[], number: number, afterSequence = 0): RawPack[] => [
    ...partOf(seat, { rows, number, afterSequence }).packs,
  ];

  it('are taken in their order and once, and the same again changes nothing', async () => {
    const [first, second] = [packOf(['a', 'b'], 1), packOf(['c'], 3)];
    const part = { ...partOf(seat, { texts: ['who'] }), packs: [...second, ...first] };
    expect(await tell(part)).toMatchObject({ verdict: 'taken', rows: 3 });
    expect(await tell(part)).toMatchObject({ verdict: 'taken', rows: 3 });
    const [mine] = (await pull()).filter(({ deskId }) => deskId === seat.deskId);
    expect(mine.packs.map(({ number }: Raw) => number)).toEqual([1, 3]);
    expect(mine.texts).toEqual(part.texts);
  });

  it('are refused with a gap, other rows, another digest, another desk, or after a line that has not come', async () => {
    const [next] = packOf(['d'], 4);
    const forged = async (change: Partial<RawPack>) => refusalOf(tell({ packs: [{ ...next, ...change }] }));
    expect(await forged({ number: 5 })).toBe('TM012');
    expect(await forged({ number: 2 })).toBe('TM011');
    expect(await forged({ afterSequence: 1 })).toBe('TM012');
    expect(await forged({ rows: '[{"body":"e"}]' })).toBe('TM013');
    expect(await forged({ importId: 'another' })).toBe('TM013');
    expect(await refusalOf(tell({ packs: packOf(['x', 'y'], 1) }))).toBe('TM011');
    const other = await team.seat();
    expect(await refusalOf(tell({ packs: packOf(['a'], 1) }, other))).toBe('TM013');
    const empty = { number: 4, afterSequence: 0, importId: 'i', rows: '[]' };
    expect(await refusalOf(tell({ packs: [{ ...empty, digest: digestOf(seat, empty) }] }))).toBe('23514');
    expect(await tell({ packs: [next] })).toMatchObject({ rows: 4 });
  });

  it('never come behind lines that were told without them', async () => {
    const one = await team.seat();
    const own = (afterSequence: number) => ({
      packs: partOf(one, { rows: ['r'], afterSequence }).packs,
    });
    await tell({ lines: one.lines(2) }, one);
    for (const line of [0, 1]) expect(await refusalOf(tell(own(line), one))).toBe('TM012');
    expect(await tell({ lines: one.lines(1), ...own(3) }, one)).toMatchObject({ sequence: 3, rows: 1 });
  });

  it('of one name are one text, which nobody else gives and which stays as it is', async () => {
    const [text] = partOf(seat, { texts: ['who'] }).texts;
    expect(await refusalOf(tell({ texts: [{ ...text, body: 'b3RoZXI=' }] }))).toBe('TM011');
    const other = await team.seat();
    // The same name of another desk is another text.
    expect(await tell({ texts: [{ ...text, body: 'b3RoZXI=' }] }, other)).toMatchObject({ verdict: 'taken' });
    expect(await refusalOf(tell({ texts: [{ textId: 'half', salt: 'c2FsdA==' }] }))).toBe('23514');
  });

  it('are given page by page: no line before the rows that stood there, and nothing twice', async () => {
    const one = await team.seat();
    const lines = one.lines(6);
    const packs = [packOf(['1', '2'], 1, 2), packOf(['3', '4'], 3, 2), packOf(['5'], 5, 5)].flat();
    const signed = packs.map((pack) => ({ ...pack, digest: digestOf(one, pack) }));
    const { texts } = partOf(one, { texts: ['t'] });
    await tell({ texts, lines, packs: signed }, one);
    const places = await pull();
    const known = places
      .filter(({ deskId }) => deskId !== one.deskId)
      .map(({ deskId, lines: told, packs: rows }) => ({ deskId, sequence: told.length, rows: rows.length * 9 }));
    const told: string[] = [];
    let place = { deskId: one.deskId, sequence: 0, rows: 0 };
    for (let page = 0; page < 20; page += 1) {
      const [part] = await pull([...known, place], 2);
      if (!part) break;
      if (page === 0) expect(part.texts).toEqual(texts);
      for (const pack of part.packs) expect(pack.afterSequence).toBeGreaterThanOrEqual(place.sequence);
      told.push(
        ...part.packs.map(({ number }: Raw) => `row ${number}`),
        ...part.lines.map((l: Raw) => `${l.sequence}`),
      );
      const last = part.packs.at(-1);
      place = {
        ...place,
        sequence: part.lines.at(-1)?.sequence ?? place.sequence,
        rows: last ? last.number - 1 + JSON.parse(last.rows).length : place.rows,
      };
    }
    expect(place).toMatchObject({ sequence: 6, rows: 5 });
    expect(told.toSorted()).toEqual(['1', '2', '3', '4', '5', '6', 'row 1', 'row 3', 'row 5']);
    const touches = (rows: number) =>
      one.client.query('SELECT FROM team.pull_touches_1($1, 10)', [JSON.stringify([{ ...place, rows, touches: 0 }])]);
    const fact = { accountId: 'SHOP', ids: ['T1'], digest: 'x', rowId: 'T1', movesMoney: true };
    await one.call('tell_1', one.process, { packs: [] }, [fact]);
    // What a version stands for is known before the version is, rows included.
    expect([(await touches(4)).rowCount, (await touches(5)).rowCount]).toEqual([0, 1]);
  });

  it('are known before a version that stands upon them, whoever moved it', async () => {
    const [one, other, third] = [await team.seat(), await team.seat(), await team.seat()];
    const fact = (ids: readonly string[]) => ({
      accountId: 'SHOP',
      ids,
      digest: ids.join(),
      rowId: ids[0],
      movesMoney: true,
    });
    await one.call('tell_1', one.process, { lines: one.lines(1) }, [fact(['V1'])]);
    await other.call('tell_1', other.process, { lines: other.lines(1) }, [fact(['V1', 'V0'])]);
    await third.call('tell_1', third.process, { lines: third.lines(1) }, [fact(['V2'])]);
    await third.call('tell_1', third.process, [], [fact(['V3', 'V2', 'V0'])]);
    const versions = async (...known: readonly Seat[]) => {
      const places = known.map(({ deskId }) => ({ deskId, sequence: 1, rows: 0, touches: 0 }));
      const { rows } = await one.client.query('SELECT * FROM team.pull_touches_1($1, 100)', [JSON.stringify(places)]);
      return rows
        .map(({ desk_id: desk, version }) => `${known.findIndex((seat) => seat.deskId === desk)}@${version}`)
        .toSorted();
    };
    expect(await versions(one)).toEqual(['0@1']);
    expect(await versions(other)).toEqual([]);
    expect(await versions(one, other)).toEqual(['0@1', '1@2']);
    expect(await versions(one, third)).toEqual(['0@1', '1@1']);
    expect(await versions(one, other, third)).toEqual(['0@1', '1@2', '2@1', '2@3']);
  });
});
