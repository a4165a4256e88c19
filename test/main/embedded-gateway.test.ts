import { expect, it } from 'vitest';
import { startEmbeddedGateway } from '../../main/embedded-gateway.ts';

const dying = new URL('./dying-gateway.ts', import.meta.url);

it('a demo gateway that ends before it is there is no reason to wait for ever', async () => {
  await expect(startEmbeddedGateway(dying, 'at-once')).rejects.toThrow('The demo gateway has ended with 3.');
});

it('one that ends while it is asked fails the question, every later one, and can be closed', async () => {
  const gateway = await startEmbeddedGateway(dying, 'when-asked');
  await expect(gateway.exportTransactions()).rejects.toThrow('The demo gateway has ended with 4.');
  await expect(gateway.exportTransactions()).rejects.toThrow('The demo gateway has ended with 4.');
  await gateway.close();
});
