import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { erasePerson } from '../../../main/ledger/erase/erase.ts';
import { digestEvent } from '../../../main/ledger/events/digest.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import type { Person } from '../../../main/ports/told-row.ts';
import { oneThread } from '../../one-thread.ts';
import { importRows, openTemporaryLedger, row, stamp } from '../ledger/samples.ts';
import { type Member, openMember } from './engine/member.ts';
import { createTeam, onEngine, type Seat, type Team } from './engine/team.ts';

onEngine('what was erased at a desk', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  afterAll(() => team.close());

  const open = async () => {
    const { folder, ledger } = await openTemporaryLedger();
    await ledger.team.bind({ teamId: team.teamId, joinedAt: 1 });
    const { deskId } = await ledger.replica.readHead();
    const seat = await team.seat({ deskId, begins: false, hasPassword: true });
    const desk: { ledger: Ledger; member: Member; folder: string; seat: Seat } = {
      ledger,
      folder,
      seat,
      member: await openMember(team, { seat, ports: portsOf(ledger) }),
    };
    onTestFinished(async () => {
      await desk.member.team.stop();
      await desk.ledger.close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    });
    return desk;
  };
  const portsOf = ({ feed, views, replica }: Ledger) => ({ feed, views, replica });
  type Desk = Awaited<ReturnType<typeof open>>;

  /** Erases as `npm run ledger -- erase` does, with nobody at the ledger; gives the line that it names. */
  const eraseAt = async (desk: Desk, client: string) => {
    await desk.member.team.stop();
    await desk.ledger.close();
    const erasure = erasePerson(desk.ledger.file, { by: 'client', client }, stamp);
    desk.ledger = await openLedger(desk.folder, oneThread);
    desk.member = await desk.member.restart({ ports: portsOf(desk.ledger) });
    return erasure.kind === 'erased' ? erasure.engine?.line : undefined;
  };
  const client = (name: string): Partial<Person> => ({
    client: name,
    clientEmail: `${name}@example.com`,
    clientName: name,
  });
  /** What the engine holds of somebody, text by text. */
  const holds = async (name: string) =>
    (
      await team.admin.query('SELECT text_id FROM team.erasable WHERE position($1::bytea IN body) > 0', [
        Buffer.from(name),
      ])
    ).rowCount;
  const appoint = ({ login }: Seat) => team.admin.query(`GRANT team_admin TO ${login}`);
  const sayAt = (desk: Desk, line: string, reason = 'asked for by letter') => desk.member.team.sayErasure(line, reason);

  it('stands at the engine until two people have said so, one of them an administrator, and nobody else goes with it', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    await importRows(one.ledger, [
      row({}, client('varys')),
      row({ transactionId: 'A2', orderId: 'W-2' }, client('shae')),
    ]);
    await importRows(two.ledger, [row({ transactionId: 'A3', orderId: 'W-3' }, client('varys'))]);
    await two.ledger.journal.addNote(
      { accountId: 'SHOP', orderId: 'W-3', transactionId: 'A3', text: 'varys called' },
      stamp,
    );
    for (const desk of [one, two, one]) await desk.member.team.exchange();
    expect([await holds('varys'), await holds('shae')]).toEqual([3, 1]);
    expect(await one.member.team.listErasures()).toEqual([]);

    const line = (await eraseAt(one, 'varys')) ?? '';
    expect(line).toMatch(/^\d+:[0-9a-f]{16}$/);
    await one.member.team.exchange();
    // What colleagues told of them is named as well; the desks' own copies are empty from here on, the engine's is not.
    expect(await holds('varys')).toBe(3);
    const waiting = { line, texts: 3, erasedAt: stamp.at, saidBy: [] };
    const erasedBy = { person: stamp.actor, desk: `D ${one.seat.login}` };
    expect(await two.member.team.listErasures()).toEqual([{ ...waiting, erasedBy }]);

    expect(await sayAt(two, `${line.slice(0, -1)}x`)).toBe('nothingHeld');
    expect(await sayAt(one, line)).toBe('needsSecond');
    expect(await sayAt(one, line, 'once more')).toBe('needsSecond');
    // Two people, and neither of them an administrator.
    expect(await sayAt(two, line)).toBe('needsSecond');
    expect(await holds('varys')).toBe(3);
    const [one_, two_] = [one, two].map(({ seat }) => `P ${seat.login}`);
    expect(await three.member.team.listErasures()).toMatchObject([
      {
        saidBy: [
          { person: one_, isAdministrator: false },
          { person: two_, isAdministrator: false },
        ],
      },
    ]);

    await appoint(three.seat);
    expect(await sayAt(three, line)).toBe('taken');
    expect([await holds('varys'), await holds('shae')]).toEqual([0, 1]);
    const { rows } = await team.admin.query("SELECT 1 FROM team.erasable WHERE body IS NULL AND salt <> ''");
    expect(rows).toEqual([]);
    expect(await three.member.team.listErasures()).toEqual([]);
    expect(await sayAt(two, line)).toBe('nothingHeld');

    // Whoever joins later is given everything but them.
    const late = await open();
    await late.member.team.exchange();
    const found = async (text: string) =>
      (await late.ledger.views.searchTransactions({ text, amounts: [], after: null, limit: 9 })).rows.length;
    expect([await found('varys'), await found('shae')]).toEqual([0, 1]);

    // An administrator is one person like everybody else.
    const other = (await eraseAt(one, 'shae')) ?? '';
    await one.member.team.exchange();
    expect([await sayAt(three, other), await sayAt(three, other)]).toEqual(['needsSecond', 'needsSecond']);
    expect(await holds('shae')).toBe(1);
    expect(await sayAt(two, other)).toBe('taken');
    expect(await holds('shae')).toBe(0);
  });

  it('is kept from nobody by a line that is none, and is no word where the engine is gone', async () => {
    const desk = await open();
    const bad = await team.seat();
    const tell = async (body: string) => {
      const [line] = bad.lines() as [Record<string, unknown>];
      const bytes = Buffer.from(body);
      const told = { ...line, body: bytes.toString('base64') };
      const digest = digestEvent({ ...told, deskId: bad.deskId, body: bytes } as unknown as Parameters<
        typeof digestEvent
      >[0]);
      await bad.call('tell_1', bad.process, { lines: [{ ...told, digest }] }, []);
    };
    await tell('"textsErased" is no JSON');
    expect(await desk.member.team.listErasures()).toEqual([]);
    await desk.member.team.stop();
    expect(await desk.member.team.listErasures()).toBeNull();
    expect(await sayAt(desk, '1:0123456789abcdef')).toBeNull();
  });
});
