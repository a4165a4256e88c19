import { describe, expect, it } from 'vitest';
import type { OperationView, PageKind, TransactionDetail } from '../../contract/index.ts';
import { judgeFreeOrder, judgePage, judgePages } from './books/judge/pages.ts';
import { judgePaidAgain } from './books/judge/paid-again.ts';
import type { Charge } from './books/judge/refused-charge.ts';
import type { HandedPage, World } from './books/world.ts';
import { openWorld, panel } from './judged-world.ts';

const mark = '01900000-0000-7000-8000-000000000001';
const hour = 3_600_000;

/** A page of the gateway's form for 20.00, on which somebody paid twice; the console was told of neither. */
async function openPaid(kind: PageKind = 'hostedForm', changes: Partial<HandedPage> = {}) {
  const opened = openWorld();
  const { make, world } = opened;
  const paid = { AMOUNT: '2000', EXTRADATA: mark };
  const [first, second] = [await make('payment', paid), await make('payment', paid)];
  const page: HandedPage = {
    operationId: mark,
    kind,
    accountId: 'SHOP',
    orderId: 'W-1',
    action: 'http://127.0.0.1/',
    fields: {},
    usableUntil: world.gateway.now() + hour,
    made: [first.transactionId, second.transactionId],
    ...changes,
  };
  world.pages.push(page);
  return { ...opened, page, first, second };
}

function stand(state: OperationView['state'], changes: object = {}): OperationView {
  return { state, settlement: null, attempts: [{ cause: null }], ...changes } as unknown as OperationView;
}

describe('a page that the console says was paid', () => {
  it('was told to be', async () => {
    const { world, page, kinds, tell, first } = await openPaid();
    tell(first);
    judgePage(world, page, stand('succeeded'));
    expect(kinds()).toEqual([]);
  });

  it.each([{}, { EXECCODE: '' }, { EXECCODE: '0003' }])('is a fault where nobody told so: %j', async (changes) => {
    const { world, page, kinds, tell, first } = await openPaid();
    if ('EXECCODE' in changes) tell(first, changes);
    judgePage(world, page, stand('succeeded'));
    expect(kinds()).toEqual(['wrongPageTold']);
  });
});

describe('a page that was paid, as somebody told', () => {
  it.each(['pending', 'unknown'] as const)('is a fault where it is %s', async (state) => {
    const { world, page, kinds, tell, first } = await openPaid();
    tell(first);
    judgePage(world, page, stand(state));
    expect(kinds()).toEqual(['wrongPageTold']);
  });

  it('is so as well where its time was over before it was told', async () => {
    const { world, page, kinds, tell, advance, first } = await openPaid();
    advance(2 * hour);
    const lapsed = stand('unknown', { attempts: [{ cause: 'pageLapsed' }] });
    judgePage(world, page, lapsed);
    expect(kinds()).toEqual([]);
    tell(first);
    judgePage(world, page, lapsed);
    expect(kinds()).toEqual(['wrongPageTold']);
  });

  it.each([
    ['its amount came wrong once', { AMOUNT: '1' }],
    ['its mark never came', { EXTRADATA: '' }],
  ])('is excused where %s', async (_, changes) => {
    const { world, page, kinds, tell, first } = await openPaid();
    tell(first, changes);
    judgePage(world, page, stand('pending'));
    expect(kinds()).toEqual([]);
  });

  it('and where its account sends no mark, unless it was answered by its id', async () => {
    for (const [kind, expected] of [
      ['hostedForm', []],
      ['threeDSecure', ['wrongPageTold']],
    ] as const) {
      const { world, page, kinds, tell, first } = await openPaid(kind);
      Object.assign(world.forms[0] ?? {}, { extraData: 'none' });
      tell(first);
      judgePage(world, page, stand('pending'));
      expect(kinds(), kind).toEqual(expected);
    }
  });

  it('and where a person said what became of it', async () => {
    const { world, page, kinds, tell, first } = await openPaid();
    tell(first);
    judgePage(world, page, stand('refused', { settlement: {} }));
    expect(kinds()).toEqual([]);
  });
});

describe('a page that the console says was refused', () => {
  it.each([
    ['hostedForm', '4001', ['wrongPageTold']],
    ['threeDSecure', '4001', []],
    ['mandate', '0002', ['wrongPageTold']],
  ] as const)('%s, told %s', async (kind, EXECCODE, expected) => {
    const { world, page, kinds, tell, first } = await openPaid(kind);
    tell(first, { EXECCODE });
    judgePage(world, page, stand('refused'));
    expect(kinds()).toEqual(expected);
  });
});

it('a page whose time the console says is over, and is not, is a fault', async () => {
  const { world, page, kinds } = await openPaid();
  judgePage(world, page, stand('unknown', { attempts: [{ cause: 'pageLapsed' }] }));
  expect(kinds()).toEqual(['wrongPageTold']);
});

it('a page that the console does not know any more is a fault', async () => {
  const { world, kinds } = await openPaid();
  await judgePages({
    ...world,
    window: { ask: async () => ({ ok: false, refusal: { code: 'notFound' } }) },
  } as unknown as World);
  expect(kinds()).toEqual(['wrongPageTold']);
});

describe('another charge of the order of a page', () => {
  it.each([
    ['pending', ['wrongPageTold']],
    ['unknown', ['wrongPageTold']],
    ['succeeded', []],
    ['refused', []],
  ] as const)('while that is %s', async (state, expected) => {
    const { world, kinds } = await openPaid();
    const window = { ask: async () => ({ ok: true, value: stand(state) }) } as unknown as World['window'];
    await judgeFreeOrder({ ...world, window }, { accountId: 'SHOP', orderId: 'W-1' } as Charge);
    await judgeFreeOrder({ ...world, window }, { accountId: 'SHOP', orderId: 'W-2' } as Charge);
    expect(kinds()).toEqual(expected);
  });
});

describe('a second payment on a page', () => {
  const shown = (...paidAgain: string[]) => ({ ...panel(0, []), paidAgain }) as unknown as TransactionDetail;

  it('is a fault where it is shown at one of them, or at none, once both were told', async () => {
    const { world, kinds, tell, first, second } = await openPaid();
    tell(first);
    judgePaidAgain(world, first, shown());
    expect(kinds()).toEqual([]);
    tell(second);
    judgePaidAgain(world, first, shown(second.transactionId));
    judgePaidAgain(world, second, shown(first.transactionId));
    expect(kinds()).toEqual([]);
    judgePaidAgain(world, second, shown());
    expect(kinds()).toEqual(['wrongPageTold']);
  });

  it('is one where it is shown at what was paid elsewhere', async () => {
    const { world, kinds, make, first } = await openPaid();
    const other = await make('payment', { AMOUNT: '2000' });
    judgePaidAgain(world, first, shown(other.transactionId));
    expect(kinds()).toEqual(['wrongPageTold']);
  });

  it('is excused where one of the two was voided', async () => {
    const { world, kinds, make, tell, first, second } = await openPaid();
    for (const row of [first, second]) tell(row);
    await make('void', { TRANSACTIONID: second.transactionId });
    judgePaidAgain(world, first, shown());
    expect(kinds()).toEqual([]);
  });
});

it('what was answered as its holder’s to end has no outcome before a source tells one', async () => {
  const { world, tell, first } = await openPaid('threeDSecure');
  const { heard } = world;
  heard.make(first.transactionId);
  expect(heard.hasCode(first.transactionId)).toBe(true);
  heard.awaitHolder(first.transactionId);
  expect(heard.hasCode(first.transactionId)).toBe(false);
  tell(first, { EXECCODE: '0001' });
  expect(heard.hasCode(first.transactionId)).toBe(false);
  tell(first);
  expect(heard.hasCode(first.transactionId)).toBe(true);
});
