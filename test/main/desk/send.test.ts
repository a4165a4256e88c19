import { expect, it, vi } from 'vitest';
import { type SendPorts, sendOnce } from '../../../main/desk/send.ts';
import { makeAccount } from '../accounts/samples.ts';
import { handedOver } from '../domain/page/samples.ts';
import { noon } from '../domain/samples.ts';

it('leaves a page alone that waits for its holder, however late its confirmation has become meanwhile', async () => {
  const write = vi.fn();
  const ports = { clock: { now: () => noon + 61_000 }, unwritten: { write } } as unknown as SendPorts;
  const sending = { operation: handedOver(), account: makeAccount(), secret: 'a key', confirmedAt: noon };
  expect(await sendOnce(ports, sending)).toBe(sending.operation);
  expect(write).not.toHaveBeenCalled();
});
