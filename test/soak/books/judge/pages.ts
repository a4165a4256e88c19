import type { OperationView } from '../../../../contract/index.ts';
import { isFinal, isWhole } from '../heard.ts';
import { blame, findRow, type HandedPage, nameRow, type World } from '../world.ts';
import { type Charge, isMistaken } from './refused-charge.ts';

/**
 * Every page is what the book and the sources say of it: paid where somebody told so and only there, refused never by a try on the
 * gateway's form, over not before its time, and held by nothing else than that.
 */
export async function judgePages(world: World): Promise<void> {
  for (const page of world.pages) {
    const shown = await world.window.ask('operations.show', { operationId: page.operationId });
    if (shown.ok) judgePage(world, page, shown.value);
    else blamePage(world, page, { about: 'gone', said: JSON.stringify(shown.refusal), book: 'it was handed over' });
  }
}

export function judgePage(world: World, page: HandedPage, { state, settlement, attempts }: OperationView): void {
  const said = `it is ${state}`;
  const lapsed = attempts.at(-1)?.cause === 'pageLapsed';
  if (lapsed && world.gateway.now() <= page.usableUntil) {
    blamePage(world, page, { about: 'lapsed', said: 'its time is over', book: 'it can still be paid on' });
  }
  if (settlement) return;
  const codes = page.made.flatMap((id) => world.heard.of(id).flatMap(({ code }) => code ?? []));
  if (state === 'succeeded' && !codes.includes('0000')) {
    blamePage(world, page, { about: 'paid', said, book: `no source told so; it has ${describeMade(world, page)}` });
  }
  const mayBeRefused = page.kind !== 'hostedForm' && codes.some((code) => isFinal(code) && code !== '0000');
  if (state === 'refused' && !mayBeRefused) {
    blamePage(world, page, { about: 'refused', said, book: `it can be paid on; it has ${describeMade(world, page)}` });
  }
  if (state !== 'succeeded' && isToldPaid(world, page)) {
    blamePage(world, page, { about: 'unseen', said, book: `it was told of ${describeMade(world, page)}` });
  }
}

/** Somebody who paid was told of, whole each time, in a way by which it can be told whose it is. */
function isToldPaid(world: World, page: HandedPage): boolean {
  return page.made.some((transactionId) => isOfPageForCertain(world, page, transactionId));
}

/** Whether a payment on a page was told as it is: as paid, and with the mark of the page's attempt. */
export function isOfPageForCertain(world: World, page: HandedPage, transactionId: string): boolean {
  const row = findRow(world, transactionId);
  const tellings = world.heard.of(transactionId);
  if (row?.execcode !== '0000' || isMistaken(world, row) || !carriesMark(world, page)) return false;
  return tellings.length > 0 && tellings.every(isWhole) && tellings.some(({ code, mark }) => code === '0000' && mark);
}

/** Where a merchant keeps EXTRADATA for the shop's own, nobody can tell which row is of which page. */
function carriesMark({ forms }: World, { accountId, kind }: HandedPage): boolean {
  return kind !== 'hostedForm' || forms.find(({ identifier }) => identifier === accountId)?.extraData !== 'none';
}

/** A charge was prepared: no page of its order waits for its holder, or for somebody who knows what became of it. */
export async function judgeFreeOrder(world: World, { accountId, orderId }: Charge): Promise<void> {
  const held = world.pages.filter((page) => page.accountId === accountId && page.orderId === orderId);
  for (const page of held) {
    const shown = await world.window.ask('operations.show', { operationId: page.operationId });
    const state = shown.ok ? shown.value.state : 'gone';
    if (state === 'succeeded' || state === 'refused') continue;
    const said = `another charge of ${orderId} is prepared while it is ${state}`;
    blamePage(world, page, { about: 'free', said, book: 'it may be paid on' });
  }
}

function blamePage(
  world: World,
  { operationId, kind, orderId }: HandedPage,
  { about, said, book }: { readonly about: string; readonly said: string; readonly book: string },
): void {
  const page = `page of ${orderId} (${kind}, ${operationId.slice(-4)})`;
  blame(world, { kind: 'wrongPageTold', about: `${operationId} ${about}`, said: `${page}: ${said}`, book });
}

function describeMade(world: World, { made }: HandedPage): string {
  const rows = made.flatMap((id) => findRow(world, id) ?? []);
  return rows.map(nameRow).join('; ') || 'nothing';
}
