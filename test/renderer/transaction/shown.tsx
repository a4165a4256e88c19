import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OperationView, TransactionDetail, TransactionRow } from '../../../contract/index.ts';
import { say } from '../say.tsx';

/** A row of a panel, as plain as can be. */
export function makeRow(changes: Partial<TransactionRow> = {}): TransactionRow {
  return {
    accountId: 'SHOP',
    transactionId: 'A1',
    operation: 'payment',
    orderId: 'W-1',
    client: '',
    clientEmail: '',
    amount: { minor: 12_900, currency: 'EUR' },
    status: 'succeeded',
    execcode: '0000',
    happenedAt: Date.UTC(2020, 10, 22, 13, 2),
    timeKnown: true,
    card: '446421…0001',
    voided: false,
    schedule: '',
    alias: '',
    authenticated: false,
    chargedBack: false,
    method: 'card',
    captureDay: '',
    currencyKnown: true,
    state: { kind: 'paid' },
    ...changes,
  };
}

/** An operation of this desk that ended well. */
export function makeOperation(changes: Partial<OperationView> = {}): OperationView {
  return {
    operationId: '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b34',
    accountId: 'SHOP',
    operation: 'refund',
    state: 'succeeded',
    referenceId: 'A1',
    orderId: 'W-1',
    amount: { minor: 1_620, currency: 'EUR' },
    reason: 'goodsReturned',
    note: 'came back broken',
    agreement: '',
    actor: 'alice',
    draftedAt: Date.UTC(2020, 10, 23, 13, 2),
    changedAt: Date.UTC(2020, 10, 23, 13, 2),
    attempts: [],
    settlement: null,
    guarded: null,
    repeatable: false,
    ...changes,
  };
}

/** What the panel is told of a transaction around which nothing else is known. */
export function makeDetail(changes: Partial<TransactionDetail> = {}): TransactionDetail {
  const row = changes.row ?? makeRow();
  return {
    row,
    timeline: [{ kind: 'transaction', row, operation: null }],
    actions: [],
    notes: [],
    plan: null,
    unread: [],
    notWhole: [],
    told: [],
    paidAgain: [],
    chains: [row.transactionId],
    ...changes,
  } as TransactionDetail;
}

/** What a part of the panel says, without its tags. */
export async function sayPart(part: ReactNode, language: 'en' | 'fr'): Promise<string> {
  const markup = await say(() => <MantineProvider>{part}</MantineProvider>, language);
  return markup
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
