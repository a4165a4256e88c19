import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestEvent } from '../../../../main/ledger/events/digest.ts';
import { createSealKey, publicKeyOf } from '../../../../main/seal-key.ts';
import { signSeal } from '../../../../main/team/seals/team-seal.ts';
import { keepBook } from '../engine/book.ts';
import { openMember } from '../engine/member.ts';
import { createTeam, onEngine, type Team } from '../engine/team.ts';

/*
 * What somebody does who administers the team's server and knows the program: lines, seals and keys are changed behind the desks'
 * backs, and everything that the engine itself looks at fits together afterwards.
 */
onEngine('the seals of a team', (engine) => {
  let team: Team;
  beforeEach(async () => {
    team = await createTeam(engine);
  });
  afterEach(() => team.close());

  /** A desk with a key of its own. */
  const open = async (key = createSealKey()) => {
    const sealBook = keepBook();
    const member = await openMember(team, { ports: { findSealKey: async () => key, sealBook } });
    const id = member.seat.deskId;
    const tell = async (lines: number) => {
      for (let line = 0; line < lines; line += 1) member.replica.addLine();
      await member.team.exchange();
    };
    const sealedTo = async (of: string) =>
      (await member.team.listDesks()).find(({ deskId }) => deskId === of)?.sealedTo;
    /** What it says after two rounds: what a colleague has just seen may come a moment later. */
    const troubles = async () => {
      await member.team.exchange();
      await member.team.exchange();
      return member.team.standing().sealTroubles;
    };
    return { ...member, key, id, tell, sealedTo, troubles };
  };

  const withoutGuards = async (sql: string, values: readonly unknown[] = []) => {
    await team.admin.query('SET session_replication_role = replica');
    await team.admin.query(sql, [...values]);
    await team.admin.query('SET session_replication_role = origin');
  };

  /** Changes who wrote a line, and makes every digest behind it anew. */
  const rewrite = async (deskId: string, from: number) => {
    const { rows } = await team.admin.query(
      `SELECT sequence::float8 AS sequence, event_id AS "eventId", schema_version AS "schemaVersion", actor,
         recorded_at::float8 AS "recordedAt", body, previous_digest AS "previousDigest", digest
       FROM team.event WHERE desk_id = $1 ORDER BY sequence`,
      [deskId],
    );
    let previousDigest = '';
    for (const line of rows) {
      const actor = line.sequence === from ? 'somebody else' : line.actor;
      const digest = digestEvent({ ...line, deskId, actor, previousDigest });
      await withoutGuards(
        'UPDATE team.event SET actor = $3, previous_digest = $4, digest = $5 WHERE desk_id = $1 AND sequence = $2',
        [deskId, line.sequence, actor, previousDigest, digest],
      );
      previousDigest = digest;
    }
    await withoutGuards('UPDATE team.head SET digest = $2 WHERE desk_id = $1', [deskId, previousDigest]);
    return previousDigest;
  };
  const dropSeals = (deskId: string) => withoutGuards('DELETE FROM team.seal WHERE desk_id = $1', [deskId]);

  it('cover what each desk told, and name what it has seen: nothing is the matter', async () => {
    const [anne, paul] = [await open(), await open()];
    await anne.tell(3);
    await paul.tell(2);
    // A round tells and seals before it listens.
    await anne.team.exchange();
    await anne.tell(1);
    expect(await paul.troubles()).toEqual([]);
    expect(await anne.troubles()).toEqual([]);
    expect([await paul.sealedTo(anne.id), await paul.sealedTo(paul.id), await anne.sealedTo(paul.id)]).toEqual([
      4, 2, 2,
    ]);
    expect(paul.team.standing()).toMatchObject({ state: { kind: 'open' }, sealing: 'sealing' });
    const { rows } = await team.admin.query('SELECT heads FROM team.seal WHERE desk_id = $1 AND sequence = 4', [
      anne.id,
    ]);
    expect(rows[0].heads).toContain(paul.id);
  });

  it('show a line that was changed at the server, with every digest made anew', async () => {
    const anne = await open();
    await anne.tell(3);
    await anne.team.stop();
    await rewrite(anne.id, 2);
    const paul = await open();
    expect(await paul.troubles()).toEqual([{ kind: 'otherLine', deskId: anne.id, line: 3, witness: anne.id }]);
    expect(await paul.sealedTo(anne.id)).toBe(0);
    // The control: without the seal nothing of it is seen, but that there is none.
    await dropSeals(anne.id);
    const other = await open();
    expect(await other.troubles()).toEqual([]);
    expect(await other.sealedTo(anne.id)).toBe(0);
  });

  /** Puts a seal there that some key made of a line. */
  const insertSeal = async (key: string, deskId: string, sequence: number, digest: string) => {
    const seal = signSeal(key, team.teamId, { line: { deskId, sequence, digest }, heads: [] }, Date.now());
    const { at, heads, publicKey, signature } = seal;
    await withoutGuards('INSERT INTO team.seal VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[deskId, sequence, digest, at, heads, publicKey, signature],
    ]);
  };

  it('show one that was sealed again by a key of somebody else’s', async () => {
    const anne = await open();
    await anne.tell(2);
    await anne.team.stop();
    await dropSeals(anne.id);
    const digest = await rewrite(anne.id, 2);
    await insertSeal(createSealKey(), anne.id, 2, digest);
    const paul = await open();
    expect(await paul.troubles()).toEqual([{ kind: 'forged', deskId: anne.id, line: 2, witness: anne.id }]);
    expect(await paul.sealedTo(anne.id)).toBe(0);
    // Under her own key's name it is no better.
    await dropSeals(anne.id);
    const late = await open();
    const thief = createSealKey();
    await insertSeal(thief, anne.id, 2, digest);
    await withoutGuards('UPDATE team.seal SET public_key = $2 WHERE desk_id = $1', [anne.id, publicKeyOf(anne.key)]);
    expect(await late.troubles()).toEqual([{ kind: 'forged', deskId: anne.id, line: 2, witness: anne.id }]);
  });

  it('show that a desk seals by another key, whoever gave it to the server', async () => {
    const [anne, paul] = [await open(), await open()];
    await anne.tell(2);
    expect(await paul.troubles()).toEqual([]);
    await anne.team.stop();
    const thief = createSealKey();
    await team.admin.query('UPDATE team.desk SET public_key = $2 WHERE desk_id = $1', [anne.id, publicKeyOf(thief)]);
    const { digest: previousDigest } = await anne.replica.readHead();
    const line = { sequence: 3, eventId: team.teamId, schemaVersion: 2, actor: 'a', recordedAt: 1, previousDigest };
    const body = Buffer.from('{}');
    const digest = digestEvent({ ...line, deskId: anne.id, body });
    await withoutGuards('INSERT INTO team.event VALUES ($1, 3, $2, 2, $3, 1, $4, $5, $6)', [
      ...[anne.id, team.teamId, 'a', body, previousDigest, digest],
    ]);
    await withoutGuards('UPDATE team.head SET sequence = 3, digest = $2 WHERE desk_id = $1', [anne.id, digest]);
    await insertSeal(thief, anne.id, 3, digest);
    expect(await paul.troubles()).toEqual([{ kind: 'otherKey', deskId: anne.id, line: 3, witness: anne.id }]);
  });

  it('show a second log that only some are shown, and lines that only some are given', async () => {
    const [anne, paul] = [await open(), await open()];
    await anne.tell(3);
    await paul.team.exchange();
    await paul.tell(1);
    await anne.team.stop();
    await paul.team.stop();
    await dropSeals(anne.id);
    await rewrite(anne.id, 2);
    const late = await open();
    const ofAnne = async (desk: Awaited<ReturnType<typeof open>>) =>
      (await desk.troubles()).filter(({ deskId }) => deskId === anne.id);
    expect(await ofAnne(late)).toEqual([{ kind: 'otherLine', deskId: anne.id, line: 3, witness: paul.id }]);
    await withoutGuards('DELETE FROM team.event WHERE desk_id = $1 AND sequence > 1', [anne.id]);
    await withoutGuards(
      `UPDATE team.head SET sequence = 1, digest = (SELECT digest FROM team.event WHERE desk_id = $1 AND sequence = 1)
       WHERE desk_id = $1`,
      [anne.id],
    );
    const later = await open();
    expect(await ofAnne(later)).toEqual([{ kind: 'missing', deskId: anne.id, line: 3, witness: paul.id }]);
  });

  it('show that the server has lost seals which were there', async () => {
    const [anne, paul] = [await open(), await open()];
    await anne.tell(2);
    expect(await paul.troubles()).toEqual([]);
    await anne.team.stop();
    await dropSeals(anne.id);
    expect(await paul.troubles()).toEqual([{ kind: 'goneBack', deskId: anne.id, line: 1, witness: anne.id }]);
  });

  it('are never asked of a desk without a keychain: it goes on, and is told to be not sealed', async () => {
    const paul = await open();
    const alone = await openMember(team);
    alone.replica.addLine();
    await alone.team.exchange();
    expect(alone.team.standing()).toMatchObject({ state: { kind: 'open' }, untold: 0, sealing: 'noKey' });
    await paul.team.exchange();
    const desk = (await paul.team.listDesks()).find(({ deskId }) => deskId === alone.seat.deskId);
    expect(desk).toMatchObject({ lines: 1, sealedTo: 0 });
  });

  it('are not taken from a desk that the team knows by another key, until somebody sits down there anew', async () => {
    const [anne, paul] = [await open(), await open()];
    await anne.tell(1);
    expect(await paul.troubles()).toEqual([]);
    const again = await anne.restart({ ports: { findSealKey: async () => createSealKey(), sealBook: keepBook() } });
    again.replica.addLine();
    await again.team.exchange();
    expect(again.team.standing()).toMatchObject({ state: { kind: 'open' }, untold: 0, sealing: 'anotherKey' });
    await team.admin.query('UPDATE team.desk SET public_key = NULL WHERE desk_id = $1', [anne.id]);
    const renewed = createSealKey();
    const third = await again.restart({ ports: { findSealKey: async () => renewed, sealBook: keepBook() } });
    third.replica.addLine();
    await third.team.exchange();
    expect(third.team.standing().sealing).toBe('sealing');
    // Whoever had seen the first key says that there is another one now.
    expect(await paul.troubles()).toEqual([{ kind: 'otherKey', deskId: anne.id, line: 2, witness: anne.id }]);
    expect(await paul.sealedTo(anne.id)).toBe(3);
  });
});
