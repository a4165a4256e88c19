import { describe, expect, it, vi } from 'vitest';
import { type ActionView, bridgeName } from '../../../contract/index.ts';
import type { OpenAction } from '../../../renderer/operation/steps.ts';
import { orderActions } from '../../../renderer/transaction/action-order.ts';
import { PaidAgain } from '../../../renderer/transaction/PaidAgain.tsx';
import { PanelHead } from '../../../renderer/transaction/PanelHead.tsx';
import { Told } from '../../../renderer/transaction/Told.tsx';
import { UnsureNote } from '../../../renderer/transaction/UnsureNote.tsx';
import { Why } from '../../../renderer/transaction/Why.tsx';
import { makeDetail, makeOperation, makeRow, sayPart } from './shown.tsx';

// Nothing is asked of the main process: it is only drawn.
vi.stubGlobal(bridgeName, {});
const { Timeline } = await import('../../../renderer/transaction/Timeline.tsx');
vi.unstubAllGlobals();

const refund = makeRow({
  transactionId: 'A2',
  operation: 'refund',
  state: { kind: 'done' },
  amount: { minor: 1_620, currency: 'EUR' },
  happenedAt: Date.UTC(2020, 10, 23, 13, 2),
});

describe('the head of the panel', () => {
  it('can be read aloud: what, how much, how it stands, when, and the id behind', async () => {
    const head = <PanelHead transactionId="A2" row={refund} onClose={() => {}} />;
    expect(await sayPart(head, 'en')).toMatch(/Refund −€16\.20 .*Done 23 Nov 2020, 14:02 .*A2/);
    expect(await sayPart(head, 'fr')).toMatch(/Remboursement −16,20.€ .*Effectué 23 nov\. 2020,? 14:02 .*A2/);
  });
});

describe('a page that was paid on twice', () => {
  it('names the other payment, and says that one may have to be given back', async () => {
    const note = (paidAgain: string[]) => <PaidAgain detail={makeDetail({ paidAgain })} />;
    expect(await sayPart(note(['A8']), 'en')).toMatch(/paid on the same page once more.*given back: *A8/);
    expect(await sayPart(note(['A8', 'A9']), 'fr')).toMatch(/payé 2 fois de plus.*à rendre.: *A8 *A9/);
    expect(await sayPart(note([]), 'en')).toBe('');
  });
});

describe('why its sums are not certain', () => {
  it('names a capture that is counted though no source says whose it is', async () => {
    const note = (presumed: readonly string[]) => <UnsureNote unsure={[]} presumed={presumed} accountId="SHOP" />;
    expect(await sayPart(note(['C1']), 'en')).toMatch(/No source names the authorization of this capture.* C1/);
    expect(await sayPart(note(['C1', 'C2']), 'fr')).toMatch(/l’autorisation de 2 captures.* C1 .*C2/);
    expect(await sayPart(note([]), 'en')).toBe('');
  });
});

describe('why it stands so', () => {
  it('a refusal is told with its meaning and the next step, from its code', async () => {
    const why = <Why detail={makeDetail({ row: makeRow({ status: 'refused', execcode: '4002' }) })} />;
    expect(await sayPart(why, 'en')).toMatch(/funds.*card/i);
    expect(await sayPart(why, 'fr')).toMatch(/provision|fonds|solde/i);
  });

  it('a chargeback is told, whichever row of the chain bears it', async () => {
    const charged = makeRow({ chargedBack: true });
    const timeline = [{ kind: 'transaction' as const, row: charged, operation: null }];
    const why = <Why detail={makeDetail({ row: refund, timeline })} />;
    expect(await sayPart(why, 'en')).toContain('Charged back');
    expect(await sayPart(why, 'fr')).toContain('Impayé');
  });

  it('an outcome that nobody knows leads to where it is resolved', async () => {
    const actions: ActionView[] = [{ open: false, operation: 'refund', obstacle: 'toSettleFirst', since: null }];
    expect(await sayPart(<Why detail={makeDetail({ actions })} />, 'en')).toContain('Resolve it');
    expect(await sayPart(<Why detail={makeDetail()} />, 'en')).not.toContain('Resolve');
  });
});

describe('who did what', () => {
  it('stands newest first, with actor, reason and note, and what was written beside the order in between', async () => {
    const entries = [
      { kind: 'transaction' as const, row: makeRow(), operation: null },
      { kind: 'transaction' as const, row: refund, operation: makeOperation() },
    ];
    const note = { accountId: 'SHOP', orderId: 'W-1', transactionId: null, actor: 'bob' };
    const notes = [{ ...note, text: 'called us', writtenAt: Date.UTC(2020, 10, 23, 9) }];
    const shown = await sayPart(<Timeline entries={entries} notes={notes} current="A2" />, 'en');
    expect(shown).toMatch(/Refund .*alice · Goods returned .*“came back broken”.* Note .*bob: “called us”.* Payment /);
    expect(await sayPart(<Timeline entries={entries} notes={notes} current="A2" />, 'fr')).toMatch(
      /alice · Marchandise retournée .*«.came back broken.».* Paiement /,
    );
  });
});

describe('what the gateway’s tables told beside', () => {
  it('is shown of the open row, by its name, in both languages', async () => {
    const told = [
      { transactionId: 'A1', name: 'descriptor' as const, text: 'WREN*CO' },
      { transactionId: 'A2', name: 'arn' as const, text: '7412345' },
    ];
    const shown = <Told detail={makeDetail({ told })} />;
    expect(await sayPart(shown, 'en')).toMatch(/On the statement .*WREN\*CO/);
    expect(await sayPart(shown, 'fr')).toMatch(/Libellé du relevé .*WREN\*CO/);
    expect(await sayPart(shown, 'en')).not.toContain('7412345');
    expect(await sayPart(<Told detail={makeDetail()} />, 'en')).not.toContain('gateway');
  });
});

describe('the order of the actions', () => {
  const open = ['refund', 'void'].map((operation) => ({ operation }) as OpenAction);

  it('has the refund first, and last behind a chargeback', () => {
    expect(orderActions(open, false).map(({ operation }) => operation)).toEqual(['refund', 'void']);
    expect(orderActions(open, true).map(({ operation }) => operation)).toEqual(['void', 'refund']);
  });
});
