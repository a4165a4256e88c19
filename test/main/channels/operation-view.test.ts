import { expect, it } from 'vitest';
import { toOperationView } from '../../../main/channels/views/operation.ts';
import { operation } from '../domain/samples.ts';

it('shows what may be sent again as such at its own desk, and at no colleague’s', () => {
  const own = operation('notSent');
  const colleagues = operation('notSent', { deskId: '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01' });
  expect([toOperationView(own).repeatable, toOperationView(colleagues).repeatable]).toEqual([true, false]);
});
