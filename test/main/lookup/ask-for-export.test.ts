import { expect, it } from 'vitest';
import { type GatewayRequest, openGateway } from '../../../main/gateway/gateway.ts';
import { askForExport } from '../../../main/lookup/ask-for-export.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { openOffice } from '../desk/office.ts';

const mail = { kind: 'mail', address: 'desk@example.com' } as const;

it('a file of a day, a month or a range is asked for once, and the gateway says that it will come', async () => {
  const { account } = await openOffice({});
  const carried = openGateway({ proxyFor: async () => undefined });
  const sent: GatewayRequest[] = [];
  const gateway = {
    send: (request: GatewayRequest) => {
      sent.push(request);
      return carried.send(request);
    },
  };
  const ask = (period: Parameters<typeof askForExport>[2]['period'], key = secret) => {
    const keychain = openMemoryStore(new Map([['sandbox/SHOP', key]]));
    return askForExport({ gateway, vault: openVault({ keychain, memory: openMemoryStore() }) }, account, {
      period,
      place: mail,
    });
  };
  expect(await ask({ kind: 'date', date: '2026-01-15' })).toEqual({ kind: 'asked' });
  expect(await ask({ kind: 'date', date: '2026-01' })).toEqual({ kind: 'asked' });
  expect(await ask({ kind: 'range', from: '2026-01-01', to: '2026-02-15' })).toEqual({ kind: 'asked' });
  expect(await ask({ kind: 'date', date: '2026-01' }, 'wrong')).toMatchObject({
    kind: 'gatewayRefused',
    execcode: '1003',
  });
  expect(sent).toHaveLength(4);
  expect(sent[2]?.parameters).toMatchObject({
    OPERATIONTYPE: 'exportTransactions',
    STARTDATE: '2026-01-01',
    ENDDATE: '2026-02-15',
    MAILTO: 'desk@example.com',
    COMPRESSION: 'GZIP',
  });
  await carried.close();
});
