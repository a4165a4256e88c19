import { expect, it } from 'vitest';
import { type Office, openOffice, operationOf } from './office.ts';

it('a desk is sending from a confirmation until its answer is written down, whatever the answer', async () => {
  const seen: boolean[] = [];
  let office: Office | undefined;
  office = await openOffice({
    wrapGateway: (gateway) => ({
      ...gateway,
      send: async (request) => {
        seen.push(office?.desk.isSending() ?? false);
        const delivery = await gateway.send(request);
        seen.push(office?.desk.isSending() ?? false);
        return delivery;
      },
    }),
  });
  const payment = await office.pay();
  const draft = await office.prepare(payment, 2_500);
  expect(office.desk.isSending()).toBe(false);
  operationOf(await office.desk.confirm(draft.operation.operationId));
  expect([seen, office.desk.isSending()]).toEqual([[true, true], false]);
});
