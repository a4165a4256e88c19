import { v7 as createId } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { importExport } from '../../../main/lookup/import-export.ts';
import { readPage, writePageFile } from '../../../main/pages/page-file.ts';
import type { Proposal } from '../../../main/ports/approvals.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { verify } from '../../../protocol/signature.ts';
import { secret } from '../../sandbox/client.ts';
import { askToCharge, madeUnder } from '../desk/alias-office.ts';
import { askHolder, byForm, payOn, press } from '../desk/holder-office.ts';
import { openTwoOffices, type TeamOffice } from './engine/offices.ts';
import { findProposal as find, given, permit, seeProposal as see } from './engine/proposals.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

onEngine('in a strict team', (engine) => {
  let team: Team;
  let asker: TeamOffice;
  let approver: TeamOffice;
  /** Of somebody whose card the gateway keeps. */
  let source: string;
  beforeEach(async () => {
    team = await createTeam(engine);
    await team.admin.query('SELECT team.strict_1(true)');
    ({ one: asker, other: approver } = await openTwoOffices(team, { askerHasKey: false }));
    const right = { operation: 'payment', most: 8_000 };
    await permit(team, asker.seat, { ...right, alone: 8_000 });
    await permit(team, approver.seat, { ...right, most: null, approve: 8_000 });
    const client = { CLIENTIDENT: 'john.snow', CLIENTEMAIL: 'john.snow@example.com' };
    source = await asker.office.pay({ ...client, CREATEALIAS: 'yes', ORDERID: createId() });
    await importAtBoth();
  });
  afterEach(() => team.close());

  const exchange = async () => {
    for (const desk of [asker, approver, asker]) await desk.team.exchange();
  };
  const importAtBoth = async () => {
    for (const { office } of [asker, approver]) {
      const file = { text: asker.office.sandbox.exportTransactions(), source: 'test', importId: createId() };
      const stamp = { actor: 'a.clerk', at: office.clock.now() };
      await importExport(office.ledger.intake, file, () => office.account, stamp);
    }
    await exchange();
  };
  const prepare = async ({ office }: TeamOffice, request: OperationRequest) => {
    const draft = await office.desk.prepare(request);
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    return draft.value.operation.operationId;
  };
  const propose = async (request: OperationRequest): Promise<Proposal> => {
    const proposal = given(await asker.office.desk.propose(await prepare(asker, request)));
    await exchange();
    return proposal;
  };
  const approve = async ({ operationId }: Proposal) => {
    const answer = await approver.office.desk.decideProposal(operationId, { verdict: 'approved', reason: '' });
    await exchange();
    return answer;
  };
  const made = () => madeUnder(asker.office, 'W-2', 'payment');
  const carriedBy = async (proposal: Proposal) => {
    const { views } = approver.office.ledger;
    const carried = await views.findOperation(find(approver, proposal)?.carriedOut?.operationId ?? '');
    if (!carried) throw new Error('Nothing was carried out.');
    return carried;
  };

  it('a charge is made once, by the desk of whoever approves it, and both know the order as charged', async () => {
    const request = askToCharge(source);
    // Prepared before: what comes of the first makes it stale.
    const beside = await prepare(asker, request);
    const proposal = await propose(request);
    expect(await asker.office.desk.confirm(proposal.operationId)).toMatchObject({ ok: false });
    expect(made()).toEqual([]);
    given(await approve(proposal));
    expect(made()).toMatchObject([{ execcode: '0000', amount: 2_500 }]);
    expect(await carriedBy(proposal)).toMatchObject({ state: 'succeeded', operation: 'payment', deskId: null });
    for (const desk of [asker, approver]) {
      expect(await see(desk, proposal)).toMatchObject({ state: 'used', became: { state: 'succeeded' } });
    }
    // Neither the same again, nor what was prepared beside it, nor one more by either of them without a further word.
    expect(await approver.office.desk.carryOut(proposal.operationId)).toMatchObject({ refusal: { state: 'used' } });
    expect(await asker.office.desk.propose(beside)).toMatchObject({ ok: false });
    expect(await asker.office.desk.prepare(request)).toMatchObject({
      value: { guards: expect.arrayContaining([expect.objectContaining({ kind: 'orderCharged' })]) },
    });
    expect(made()).toHaveLength(1);
  });

  it('a page for a holder is handed over by the desk of whoever approves it, signed with the key of that one, and paid on once', async () => {
    const proposal = await propose(askHolder(source, byForm));
    expect(await asker.office.desk.confirm(proposal.operationId)).toMatchObject({ ok: false });
    given(await approve(proposal));
    const carried = await carriedBy(proposal);
    expect(carried).toMatchObject({ state: 'pending', deskId: null, attempts: [{ endedAt: null, execcode: null }] });
    // Nothing was sent: its holder has it to do.
    expect(made()).toEqual([]);
    for (const desk of [asker, approver]) expect(await see(desk, proposal)).toMatchObject({ state: 'used' });
    // Its order is held for everybody while somebody may pay by it.
    for (const { office } of [asker, approver]) {
      expect(await office.desk.prepare(askHolder(source, byForm))).toMatchObject({ refusal: { code: 'chainBusy' } });
    }

    const fileAt = async ({ office }: TeamOffice, key: string | undefined) => {
      const keychain = openMemoryStore(new Map(key ? [['sandbox/SHOP', key]] : []));
      const vault = openVault({ keychain, memory: openMemoryStore() });
      const { views } = office.ledger;
      const page = await readPage({ views, vault, findAccount: () => office.account }, carried);
      return page.kind === 'form' ? writePageFile(page, carried) : page.kind;
    };
    const html = await fileAt(approver, secret);
    const fields = Object.fromEntries(
      [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    expect(fields['ORDERID']).toBe('W-2');
    expect(verify(fields, secret)).toBe(true);
    await payOn(asker.office.shop, await press(html));
    expect(made()).toMatchObject([{ execcode: '0000', amount: 2_500 }]);
    await importAtBoth();
    expect(await carriedBy(proposal)).toMatchObject({ state: 'succeeded' });
    expect(await see(asker, proposal)).toMatchObject({ state: 'used', became: { state: 'succeeded' } });
  });
});
