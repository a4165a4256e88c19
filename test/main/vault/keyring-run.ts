import { request } from 'undici';
import { v7 as createId } from 'uuid';
import { buildBridge, type OperationView } from '../../../contract/index.ts';
import { systemClock } from '../../../main/clock.ts';
import { createConsole } from '../../../main/console.ts';
import { encodeBody } from '../../../main/gateway/body.ts';
import { createChromiumHost } from '../../../main/hosts/chromium.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { importExport } from '../../../main/lookup/import-export.ts';
import { findPlaces } from '../../../main/places.ts';
import { defaultPreferences } from '../../../main/preferences.ts';
import { openKeychain } from '../../../main/vault/keychain.ts';
import { sign } from '../../../protocol/signature.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { exportReader, threads } from '../../threads.ts';
import { makeAccount, storeAccount } from '../accounts/samples.ts';

// A console over this process's own keychain, which takes the steps named on the command line and prints what came of
// them. `real-keyring.test.ts` runs it in sessions of its own; the secret comes by the environment, never by a file.

const { CONSOLE_FOLDER: folder = '', SHOP_SECRET: secret = '' } = process.env;
const sandbox = await startSandbox({ accounts: [{ identifier: 'KEYRINGSHOP', secret }] });
const shop = makeAccount({ identifier: 'KEYRINGSHOP', url: sandbox.url });
storeAccount(folder, shop);
const transactionId = await pay();
const places = { ...findPlaces(), threads, exportReader };
await importTransactions();

const running = await createConsole({
  clock: systemClock,
  dataFolder: folder,
  threads,
  exportReader,
  keychain: openKeychain(),
  proxyFor: async () => undefined,
  startDemo: undefined,
  user: 'clerk',
  about: { version: '0', host: { kind: 'chromium', version: '0' }, systemLocale: 'en' },
});
const bridge = buildBridge({ send: running.receive, listen: running.listen });

const { accountId } = shop;
const name = { accountId, purpose: 'signing' } as const;
const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  check: () => bridge.secret.check(name),
  keep: () => bridge.secret.keep({ ...name, secret, where: 'keychain' }),
  keepInMemory: () => bridge.secret.keep({ ...name, secret, where: 'memory' }),
  forget: () => bridge.secret.forget(name),
  refund,
  screen: readScreen,
};

const answers: unknown[] = [];
for (const step of process.argv.slice(2)) answers.push(await steps[step]?.());
process.stdout.write(JSON.stringify(answers));
await running.close();
await sandbox.close();

/** What the page of the account says of its key, in the real window. */
async function readScreen(): Promise<unknown> {
  const host = createChromiumHost({ dataFolder: folder, ...places, headless: true });
  await host.becomeOnlyInstance();
  await host.openWindow(Promise.resolve(running), defaultPreferences);
  try {
    const page = host.page();
    await page.getByRole('navigation').getByRole('button', { name: 'Accounts', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'KEYRINGSHOP' }).getByRole('button', { name: 'Shop' }).click();
    const section = page.getByRole('region', { name: 'Signing key' });
    const titles = [
      'In the keychain',
      'No key yet',
      'The keychain is locked',
      'This computer has no keychain that answers',
      'Access to the keychain was denied',
    ];
    await section
      .getByText(new RegExp(`^(${titles.join('|')})$`))
      .first()
      .waitFor();
    const shown = await section.innerText();
    return {
      title: titles.filter((title) => shown.split('\n').includes(title)),
      advice: shown.includes('What to do:'),
      memory: shown.includes('Without the keychain, for today'),
    };
  } finally {
    await host.quit();
  }
}

/** A payment that the console did not make: it learns of it from the gateway's export. */
async function pay(): Promise<string> {
  const parameters = {
    IDENTIFIER: 'KEYRINGSHOP',
    OPERATIONTYPE: 'payment',
    ORDERID: 'keyring-order',
    AMOUNT: '1000',
    CARDCODE: '1111222233334444',
    CARDCVV: '123',
    CARDVALIDITYDATE: '12-40',
    CARDFULLNAME: 'JOHN SNOW',
    CLIENTIDENT: 'john.snow',
    CLIENTEMAIL: 'john.snow@example.com',
    CLIENTUSERAGENT: 'Mozilla/5.0',
    CLIENTIP: '10.1.1.1',
    DESCRIPTION: 'Knows nothing',
    VERSION: '3.0',
  };
  const { body } = await request(`${sandbox.url}/front/service/rest/process`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: encodeBody('payment', { ...parameters, HASH: sign(parameters, secret) }),
  });
  const answer = (await body.json()) as Record<string, string>;
  if (answer['EXECCODE'] !== '0000') throw new Error(`The payment was refused: ${JSON.stringify(answer)}`);
  return answer['TRANSACTIONID'] ?? '';
}

async function importTransactions(): Promise<void> {
  const ledger = await openLedger(`${folder}/sandbox`, threads);
  const file = { text: sandbox.exportTransactions(), source: 'test', importId: createId() };
  const { imported } = await importExport(ledger.intake, file, () => shop, { actor: 'clerk', at: Date.now() });
  await ledger.close();
  if (imported !== 1) throw new Error('The payment is not in the export.');
}

/** How a refund of 4 euros ended, and what the gateway's own book says was given back. */
async function refund(): Promise<unknown> {
  const draft = await bridge.operations.prepare({
    accountId,
    transactionId,
    operation: 'refund',
    amount: { kind: 'part', minor: 400 },
    reason: 'customerRequest',
    note: '',
  });
  if (!draft.ok) return draft;
  const confirmed = await bridge.operations.confirm({
    operationId: draft.value.operation.operationId,
    guardAnswer: null,
  });
  return confirmed.ok ? summarise(confirmed.value) : confirmed;
}

function summarise({ state, attempts }: OperationView) {
  const refunded = sandbox.balanceOf('KEYRINGSHOP', transactionId)?.refunded;
  return { state, cause: attempts.at(-1)?.cause ?? null, execcode: attempts.at(-1)?.execcode ?? null, refunded };
}
