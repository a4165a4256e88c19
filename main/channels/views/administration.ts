import type {
  AdministrationView,
  AlarmView,
  HeldRightView,
  LastClaimView,
  RightChangeView,
  SeatStateView,
} from '../../../contract/index.ts';
import { currencySchema, mostAlarmed, mostPeople, mostRights } from '../../../contract/index.ts';
import { everyAccount } from '../../domain/approval/right.ts';
import { readChainId } from '../../domain/chain.ts';
import type { HeldRight, LastClaim, Office, RightChange, StaffMember, StaffSeat } from '../../ports/administration.ts';

/** The team as its page shows it; what is in a currency that no program of ours knows is left out. */
export function toAdministrationView(office: Office, now: number): AdministrationView {
  return {
    mayAdminister: office.mayAdminister,
    zone: office.zone,
    proposalHours: office.proposalHours,
    people: office.people.slice(0, mostPeople).map((person) => toStaffMember(person, now)),
    stands: office.stands.map((stand) => ({ ...stand })),
    alarms: office.alarms.map(({ claims, transactionIds, saidBy, ...alarm }) => ({
      ...alarm,
      ...toHeld(transactionIds.filter((id) => id !== '').slice(0, mostAlarmed)),
      claims: claims.flatMap(toLastClaim),
      saidBy: [...saidBy],
    })),
    silent: office.silent.map(({ claims, saidBy, ...desk }) => ({
      ...desk,
      claims: claims.flatMap(toLastClaim),
      saidBy: [...saidBy],
    })),
    // What a desk wrote of itself is bounded by nobody before.
    erasures: office.erasures.map(({ line, erasedBy, erasedAt, texts, saidBy }) => ({
      line,
      person: erasedBy.person.slice(0, 255),
      desk: erasedBy.desk.slice(0, 255),
      erasedAt: Math.max(0, Math.min(erasedAt, now)),
      texts,
      saidBy: saidBy.map(({ reason, ...word }) => ({ ...word, reason: reason.slice(0, 255) })),
    })),
  };
}

/** The engine keeps one list of all that an operation holds: transactions, and orders where something is to begin. */
function toHeld(ids: readonly string[]): Pick<AlarmView, 'transactionIds' | 'orderIds'> {
  const held = ids.map((id) => ({ id, hold: readChainId(id) }));
  return {
    transactionIds: held.flatMap(({ id, hold }) => (hold.kind === 'order' ? [] : [id])),
    orderIds: held.flatMap(({ hold }) => (hold.kind === 'order' ? [hold.orderId] : [])),
  };
}

function toLastClaim({ minor, currency, ...claim }: LastClaim): LastClaimView[] {
  const known = currencySchema.safeParse(currency);
  return known.success ? [{ ...claim, amount: { minor, currency: known.data } }] : [];
}

function toStaffMember({ personId, name, isMe, seats, rights }: StaffMember, now: number) {
  return {
    personId,
    name,
    isMe,
    seats: seats.map(({ seatId, desk, isHere, isAdministrator, ...seat }) => ({
      seatId,
      desk,
      isHere,
      isAdministrator,
      ...stateOf(seat, now),
    })),
    rights: rights.flatMap(toHeldRight).slice(0, mostRights),
  };
}

function stateOf(
  { isSeated, until, revokedAt, closedAt }: Pick<StaffSeat, 'isSeated' | 'until' | 'revokedAt' | 'closedAt'>,
  now: number,
): { readonly state: SeatStateView; readonly at: number | null } {
  if (closedAt !== null) return { state: 'closed', at: closedAt };
  if (revokedAt !== null) return { state: isSeated ? 'revoked' : 'closed', at: revokedAt };
  if (isSeated) return { state: 'taken', at: null };
  return { state: until !== null && until <= now ? 'expired' : 'invited', at: until };
}

function toHeldRight({ accountId, operation, currency, figures }: HeldRight): HeldRightView[] {
  const known = currencySchema.safeParse(currency);
  if (!known.success) return [];
  const named = accountId === everyAccount ? null : accountId;
  return [{ accountId: named, operation, currency: known.data, figures: { ...figures } }];
}

export function toRightChange({ accountId, ...change }: RightChangeView): RightChange {
  return { accountId: accountId ?? everyAccount, ...change };
}
