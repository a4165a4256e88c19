import { afterEach, expect, it, vi } from 'vitest';
import { bridgeName, longestKept } from '../../../contract/index.ts';

vi.stubGlobal(bridgeName, {});
const { forgetAll, putBack, takeDown } = await import('../../../renderer/lock/hand-over.ts');
const { useTyped } = await import('../../../renderer/inbox/typed.ts');
const { useOperationForms } = await import('../../../renderer/operation/form.ts');
const { useWindow } = await import('../../../renderer/state/window.ts');
const { useNoteDrafts } = await import('../../../renderer/transaction/notes/drafts.ts');

afterEach(forgetAll);

const target = { accountId: 'SHOP', transactionId: 'A100' };

function fill() {
  useWindow.getState().search('W-1001');
  useWindow.getState().select(target);
  useWindow.getState().openOperation('refund', target);
  useOperationForms
    .getState()
    .change('sandbox/refund:SHOP/A100', { extent: 'part', amountText: '1.23', note: 'promised' });
  useNoteDrafts.getState().keep('sandbox/note:SHOP/A100', 'calls back');
  useTyped.getState().type('sandbox', 'HASH=0');
}

it('takes everything out of the window, and puts it back', () => {
  fill();
  const before = [useWindow, useOperationForms, useNoteDrafts, useTyped].map((store) =>
    JSON.stringify(store.getState()),
  );
  const kept = takeDown();
  forgetAll();
  const empty = takeDown();
  for (const text of ['W-1001', 'A100', '1.23', 'promised', 'calls back', 'HASH=0']) {
    expect(kept).toContain(text);
    expect(empty).not.toContain(text);
  }
  putBack(kept);
  const after = [useWindow, useOperationForms, useNoteDrafts, useTyped].map((store) =>
    JSON.stringify(store.getState()),
  );
  expect(after).toEqual(before);
  // It can still do what it could.
  useWindow.getState().closeOperation();
  expect(useWindow.getState().operating).toBeNull();
});

it('hands over no more than main takes, and what a person would type again last', () => {
  fill();
  useTyped.getState().type('sandbox', 'x'.repeat(longestKept));
  const kept = takeDown();
  expect(kept.length).toBeLessThanOrEqual(longestKept);
  forgetAll();
  putBack(kept);
  expect(useTyped.getState().texts).toEqual({});
  expect(useOperationForms.getState().forms['sandbox/refund:SHOP/A100']?.amountText).toBe('1.23');
});
