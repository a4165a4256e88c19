import { accept, type Result, refuse } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** The merchant's own accounts. One that is added leads the person into its environment. */
export function handleAccounts(ports: HandlerPorts): HandlersOf<'accounts' | 'connection'> {
  const { rooms, accounts, vault, preferences } = ports;
  const announce = async () => ports.tell({ kind: 'consoleChanged', console: await ports.describe() });
  return {
    'accounts.add': async (form) => {
      const problem = accounts.judge(form);
      if (problem) return refuse(problem);
      // Opened before it is kept: an environment that cannot be opened would hide the account that was added to it.
      const room = await rooms.open(form.environment);
      if (room.findAccount(form.identifier)) return refuse({ code: 'accountExists' });
      const added = accounts.add(form);
      const entered = await rooms.enter(form.environment);
      await entered.acts.record({ what: 'accountAdded', accountId: added.accountId });
      preferences.change({ environment: form.environment });
      await announce();
      return accept(added);
    },
    'accounts.change': async ({ accountId, ...change }) => {
      const account = findOwn(ports, accountId);
      if (!account.ok) return account;
      const changed = accounts.change(account.value, change);
      const rules = listChanged(account.value, changed);
      if (rules.length > 0) await rooms.current().acts.record({ what: 'accountChanged', accountId, rules });
      await announce();
      return accept(changed);
    },
    'accounts.remove': async ({ accountId }) => {
      const account = findOwn(ports, accountId);
      if (!account.ok) return account;
      const open = await rooms.current().ledger.views.countOpen(accountId);
      if (open > 0) return refuse({ code: 'accountInUse' });
      for (const purpose of ['signing', 'notifications'] as const) {
        const { kind } = await vault.forget(account.value, purpose);
        // A keychain that is not there holds nothing that could be left behind.
        if (kind === 'locked' || kind === 'denied') return refuse({ code: 'secretMissing', answer: kind });
      }
      accounts.remove(account.value);
      await rooms.current().acts.record({ what: 'accountRemoved', accountId });
      await announce();
      return accept('removed');
    },
    'connection.check': async ({ accountId }) => {
      const account = rooms.current().findAccount(accountId);
      return account ? accept(await ports.checkConnection(account)) : refuse({ code: 'notFound', what: 'account' });
    },
  };
}

/** An account of the merchant's in the current environment; the demo's are not theirs to change. */
export function findOwn({ rooms }: HandlerPorts, accountId: string): Result<Account> {
  const account = rooms.current().findAccount(accountId);
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  return account.embedded ? refuse({ code: 'accountEmbedded' }) : accept(account);
}

/** The rules of an account that are others now, by their names: what they are stands in its file. */
function listChanged(before: object, after: object): string[] {
  const [one, other] = [before, after].map((account) => account as Readonly<Record<string, unknown>>);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]));
}
