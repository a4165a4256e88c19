import { v7 as createId } from 'uuid';
import { importExport } from '../../../../main/lookup/import-export.ts';
import type { Approvals } from '../../../../main/ports/approvals.ts';
import type { Claim } from '../../../../main/ports/claim.ts';
import type { TeamMembership } from '../../../../main/ports/team.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import { secret } from '../../../sandbox/client.ts';
import { type Office, type OfficeOptions, openOffice } from '../../desk/office.ts';
import { openMember } from './member.ts';
import type { Seat, Team } from './team.ts';

/** A desk of a team with everything real around it. */
export interface TeamOffice {
  readonly office: Office;
  readonly team: TeamMembership;
  readonly seat: Seat;
  /** From now on its desk takes everything for what a person may send alone. */
  deafen(): void;
}

/** Two desks of one shop, each with a person of its own, which know the same payment of 100.00 EUR. */
export async function openTwoOffices(
  team: Team,
  { askerHasKey = true, approverHasKey = true }: Partial<Record<'askerHasKey' | 'approverHasKey', boolean>> = {},
): Promise<{ readonly one: TeamOffice; readonly other: TeamOffice; readonly payment: string }> {
  const keychain = askerHasKey ? undefined : openMemoryStore();
  const one = await join(team, (options) => openOffice({ ...options, ...(keychain && { keychain }) }));
  const payment = await one.office.pay({ ORDERID: createId() });
  const other = await join(team, (options) => openBeside(one.office, options, approverHasKey));
  const file = { text: one.office.sandbox.exportTransactions(), source: 'test', importId: createId() };
  const stamp = { actor: 'a.clerk', at: other.office.clock.now() };
  await importExport(other.office.ledger.intake, file, () => other.office.account, stamp);
  for (const desk of [one, other, one]) await desk.team.exchange();
  return { one, other, payment };
}

async function join(team: Team, open: (options: OfficeOptions) => Promise<Office>): Promise<TeamOffice> {
  let membership: TeamMembership | undefined;
  const claim: Claim = { claim: async (requests) => (await membership?.claim.claim(requests)) ?? [] };
  // The desk is made before its ledger has a seat.
  let isDeaf = false;
  const deaf: Partial<Approvals> = { judge: () => ({ kind: 'alone' }) };
  const approvals = new Proxy({} as Approvals, {
    get: (_, name) => (isDeaf && Reflect.get(deaf, name)) || Reflect.get(membership?.approvals ?? {}, name),
  });
  const office = await open({ claim, approvals });
  const { feed, views, replica } = office.ledger;
  const { deskId } = await replica.readHead();
  const seat = await team.seat({ deskId, begins: false, hasPassword: true });
  ({ team: membership } = await openMember(team, { seat, ports: { feed, views, replica } }));
  const deafen = () => {
    isDeaf = true;
  };
  return { office, team: membership, seat, deafen };
}

function openBeside({ account, sandbox }: Office, options: OfficeOptions, hasKey: boolean): Promise<Office> {
  const { identifier } = account;
  const keychain = openMemoryStore(new Map(hasKey ? [[`sandbox/${identifier}`, secret]] : []));
  return openOffice({ ...options, keychain, account: { identifier, url: sandbox.url } });
}
