import { readFileSync } from 'node:fs';
import { generateSecret } from './accounts/secret.ts';
import { demoAccounts } from './demo/accounts.ts';
import { type Sandbox, startSandbox } from './index.ts';
import { pageLink } from './page/routes.ts';
import { type Flags, readFlags, usage } from './serve/flags.ts';
import { keptSecret } from './serve/kept-secret.ts';

/** `npm run sandbox`: the gateway on its own, until it is told to stop. */
async function serve(flags: Flags): Promise<Sandbox> {
  const { port, host, identifier, data, now, demo, credit, method, notify, faults } = flags;
  const secret = flags.secret ?? (data === undefined ? generateSecret() : keptSecret(data));
  const shops = demo ? demoAccounts(() => secret) : [];
  const own = shops.some((shop) => shop.identifier === identifier)
    ? []
    : [{ identifier, secret, credit, method, publicExamples: true }];
  const accounts = [...own, ...shops].map((account) => ({ ...account, notificationUrl: notify }));
  const tls = flags.tls && { cert: readFileSync(flags.tls.cert), key: readFileSync(flags.tls.key) };
  const sandbox = await startSandbox({ accounts, file: data, port, host, now, demo, faults, tls });
  const { url, control } = sandbox;
  // The first line is for programs: nothing may come before it.
  process.stdout.write(`${JSON.stringify({ url, identifier, secret, control })}\n`);
  process.stderr.write(`The page: ${pageLink(url, control)}\n`);
  return sandbox;
}

function readFlagsOrExit(): Flags {
  try {
    return readFlags(process.argv.slice(2));
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
