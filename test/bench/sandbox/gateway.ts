import { startSandbox } from '../../../sandbox/index.ts';
import { identifier, secret } from './requests.ts';

/** The sandbox, in memory, in a process of its own as the bare one is. */
const { url } = await startSandbox({ accounts: [{ identifier, secret }] });
// An exit instead of a kill, so that a profile is written when one was asked for.
process.once('SIGINT', () => process.exit(0));
process.stdout.write(`${url}\n`);
