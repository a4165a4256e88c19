import { formPath } from '../../../protocol/operations/index.ts';
import { lookUp } from './hear/look-up.ts';
import { card } from './shop.ts';
import { collectNews, type HandedPage, nameRow, say, type World } from './world.ts';

/** What a holder does with a page, by how often. */
const visits = ['pay', 'pay', 'pay', 'payTwice', 'payTwice', 'refusedFirst', 'refused', 'slowCard', 'leave'] as const;

const cards: Readonly<Record<(typeof visits)[number], readonly string[]>> = {
  pay: [card.CARDCODE],
  payTwice: [card.CARDCODE, card.CARDCODE],
  refusedFirst: ['5555557376384001', card.CARDCODE],
  refused: ['5555557376384001'],
  // Its bank takes a minute.
  slowCard: ['5555552450575004'],
  leave: [],
};

/** A holder comes by one of the pages that they were ever given, in time or late, for the first time or once more. */
export async function visitPage(world: World): Promise<void> {
  const { dice, gateway, pages } = world;
  if (pages.length === 0) return lookUp(world);
  const page = dice.pick(pages);
  const visit = dice.pick(visits);
  const before = gateway.rows().length;
  if (new URL(page.action).pathname === formPath) {
    for (const CARDCODE of cards[visit]) await gateway.payForm(page.fields, { ...card, CARDCODE });
    keepMade(world, page, before);
  } else if (visit !== 'leave') {
    gateway.decide(page.fields['MD'] ?? '', visit === 'refused' ? 'fail' : visit === 'slowCard' ? 'cancel' : 'accept');
  }
  collectNews(world);
  const rows = gateway.rows().filter(({ transactionId }) => page.made.includes(transactionId));
  const done = rows.map(nameRow).join(', ') || 'nothing';
  say(
    world,
    `a holder comes by the page of ${page.orderId} (${page.operationId.slice(-4)}): ${visit}; the book: ${done}`,
  );
}

function keepMade({ gateway, made }: World, page: HandedPage, before: number): void {
  const rows = gateway.rows().slice(before);
  page.made.push(...rows.map(({ transactionId }) => transactionId));
  const taken = rows.filter(({ execcode }) => execcode === '0000' || execcode === '5004');
  made.set(page.operationId, [
    ...(made.get(page.operationId) ?? []),
    ...taken.map(({ transactionId }) => transactionId),
  ]);
}
