import { readFileSync } from 'node:fs';
import { readAccountsFile } from './accounts/read-accounts-file.ts';
import { generateSecret } from './accounts/secret.ts';
import { demoAccounts } from './demo/account-settings.ts';
import { type AccountDescription, type Sandbox, startSandbox } from './index.ts';
import { pageLink } from './page/routes.ts';
import { type Flags, readFlags } from './serve/flags.ts';
import { keptSecret } from './serve/kept-secret.ts';
import { usage } from './serve/usage.ts';

/** `npm run sandbox`: the gateway on its own, until it is told to stop. */
async function serve(flags: Flags): Promise<Sandbox> {
  const { port, host, data, now, demo, notify, faults } = flags;
  const [first, ...others] = describeAccounts(flags);
  const { identifier, secret } = first;
  const accounts = [first, ...others].map((account) =>
    notify === undefined ? account : { notificationUrl: notify, ...account },
  );
  const tls = flags.tls && { cert: readFileSync(flags.tls.cert), key: readFileSync(flags.tls.key) };
  const sandbox = await startSandbox({ accounts, file: data, port, host, now, demo, faults, tls });
  const { url, control } = sandbox;
  // The first line is for programs: nothing may come before it.
  process.stdout.write(`${JSON.stringify({ url, identifier, secret, control })}\n`);
  process.stderr.write(`The page: ${pageLink(url, control)}\n`);
  return sandbox;
}

/** The file's accounts, or the one that the flags describe; then the demonstration's, with the first one's secret. */
function describeAccounts(flags: Flags): readonly [AccountDescription, ...AccountDescription[]] {
  const [first, ...others] = flags.accounts === undefined ? [oneAccount(flags)] : readAccountsFile(flags.accounts);
  if (!first) throw new RangeError(`${flags.accounts} has no accounts.`);
  const listed = [first, ...others];
  const shops = flags.demo ? demoAccounts(() => first.secret) : [];
  const isListed = ({ identifier }: AccountDescription) => listed.some((account) => account.identifier === identifier);
  // A shop of the demonstration that the flags name is that shop, with its rules.
  const [named = first] = flags.accounts === undefined ? shops.filter(isListed) : [];
  return [named, ...others, ...shops.filter((shop) => !isListed(shop))];
}

function oneAccount({ identifier, secret, data, credit, method }: Flags): AccountDescription {
  const ownSecret = secret ?? (data === undefined ? generateSecret() : keptSecret(data));
  return { identifier, secret: ownSecret, credit, method, publicExamples: true };
}

function readFlagsOrExit(): Flags {
  const words = process.argv.slice(2);
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return readFlags(words);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

function explain(error: unknown, { port, host }: Flags): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use. Choose another one with --port.`;
  }
  return error instanceof Error ? error.message : String(error);
}

const flags = readFlagsOrExit();
try {
  const sandbox = await serve(flags);
  const stop = async () => {
    await sandbox.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`${explain(error, flags)}\n`);
  process.exit(1);
}
