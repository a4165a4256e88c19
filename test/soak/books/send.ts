import type { ChannelOutput } from '../../../contract/index.ts';
import type { Row } from '../../../sandbox/index.ts';
import { collectNews, type Fate, misname, nameRow, say, type World } from './world.ts';

type Draft = ChannelOutput<'operations.prepare'>;

interface Confirmed {
  /** In words. */
  readonly what: string;
  /** Nothing gives a guard a reason. */
  readonly isHonest: boolean;
  readonly chooses?: typeof chooseFate;
}

/** Sends what was drafted, guards answered, and gives what the gateway made of it. Counts the guards that spoke without a reason. */
export async function confirm(
  world: World,
  { operation, guards }: Draft,
  { what, isHonest, chooses = chooseFate }: Confirmed,
): Promise<readonly Row[]> {
  if (isHonest) {
    world.guards.honest += 1;
    if (guards.length > 0) world.guards.spoke += 1;
  }
  const { gateway, window } = world;
  const { operationId } = operation;
  const [name, fate, denied] = chooses(world, operation);
  const before = gateway.rows().length;
  world.trouble.fate = fate;
  const guardAnswer = guards.length > 0 ? 'it has to be' : null;
  const result = await window.ask('operations.confirm', { operationId, guardAnswer });
  world.trouble.fate = undefined;
  const made = gateway.rows().slice(before);
  for (const { transactionId } of made) {
    world.heard.make(transactionId);
    if (denied !== undefined) world.heard.deny(transactionId, denied);
  }
  for (const { transactionId } of result.ok ? result.value.attempts : []) {
    if (made.some((row) => row.transactionId === transactionId)) world.named.add(String(transactionId));
  }
  world.made.set(operationId, [
    ...(world.made.get(operationId) ?? []),
    ...made.filter(({ execcode }) => /^000[0-3]$/.test(execcode)).map(({ transactionId }) => transactionId),
  ]);
  collectNews(world);
  const said = result.ok ? result.value.state : JSON.stringify(result.refusal);
  const done = made.map(nameRow).join(', ') || 'nothing';
  const spoken = guards.map(({ kind }) => kind).join(', ') + (isHonest ? ', though nothing gives a reason' : '');
  const asked = guards.length === 0 ? what : `${what} (guards: ${spoken})`;
  say(world, `${asked} is confirmed; ${name} → ${said}; the book: ${done}`);
  return made;
}

/** What becomes of the request, in words and in deed; last as what it is denied, though it was done. */
function chooseFate(
  world: World,
  { accountId, operation, orderId, amount }: Draft['operation'],
): readonly [name: string, fate: Fate | undefined, denied?: string | undefined] {
  const { dice, gateway } = world;
  const chance = dice.below(100);
  if (chance < 52 || (chance < 76 && !world.loses)) return ['answered', undefined];
  if (chance < 66) return ['the answer is lost', lose];
  if (chance < 73) return ['it never arrives', async () => 'timedOut'];
  if (chance < 76) return ['not sent', async () => 'notConnected'];
  if (chance < 81) return struck(world, '4001', false, 'the bank refuses (4001)');
  if (chance < 84 && world.loses) return struck(world, '5001', dice.happens(0.5), 'the bank is not sure (5001)');
  // A succeeded one has an id (rules.md A2). Without EXTRADATA either, nobody can tell which row is this one's.
  const comesBack = world.forms.some((form) => form.identifier === accountId && form.extraData !== 'none');
  if (chance < 88 && (comesBack || operation === 'void')) {
    return ['answered without an id', async (carry) => ({ ...(await carry()), TRANSACTIONID: undefined })];
  }
  const isKnown = ({ transactionId }: Row) => world.named.has(transactionId);
  // One that the console has not heard of yet, and will know for another's once it is told whole.
  const isUntold = ({ transactionId, ...row }: Row) =>
    comesBack &&
    !world.heard.ids().includes(transactionId) &&
    (row.operation !== operation || row.orderId !== orderId || row.amount !== amount.minor);
  const others = gateway.rows().filter((row) => row.identifier === accountId && (isKnown(row) || isUntold(row)));
  if (others.length === 0) return ['answered', undefined];
  const TRANSACTIONID = dice.pick(others).transactionId;
  const isHeard = world.named.has(TRANSACTIONID);
  if (!isHeard) misname(world, TRANSACTIONID, { operation, minor: amount.minor });
  const refused = dice.happens(0.4);
  // Answers were mixed up on the way: whose refusal it is, nobody knows.
  if (refused && comesBack && dice.happens(0.5)) {
    const deny: Fate = async (carry) => ({ ...(await carry()), EXECCODE: '4001', TRANSACTIONID });
    return [`done, and answered 4001 with the id of ${TRANSACTIONID}`, deny, isHeard ? undefined : TRANSACTIONID];
  }
  if (refused) gateway.strike({ execcode: '4001', acted: false });
  const name = `answered ${refused ? '4001 ' : ''}with the id of ${TRANSACTIONID}`;
  return [name, async (carry) => ({ ...(await carry()), TRANSACTIONID })];
}

/** The same for what a holder is asked for: no answers are mixed up, since a page is of the row that was answered. */
export function choosePlainFate({ dice }: World): readonly [name: string, fate: Fate | undefined] {
  const chance = dice.below(100);
  if (chance < 84) return ['answered', undefined];
  return chance < 92 ? ['the answer is lost', lose] : ['it never arrives', async () => 'timedOut'];
}

const lose: Fate = async (carry) => {
  await carry();
  return 'connectionLost';
};

function struck({ gateway }: World, execcode: string, acted: boolean, name: string) {
  gateway.strike({ execcode, acted });
  return [acted ? `${name}, and did it` : name, undefined] as const;
}
