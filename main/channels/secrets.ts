import { accept, refuse } from '../../contract/index.ts';
import { findOwn } from './accounts.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** Secrets go in and are never given out again. */
export function handleSecrets(ports: HandlerPorts): HandlersOf<'secret'> {
  const { rooms, vault } = ports;
  return {
    'secret.check': async ({ accountId, purpose }) => {
      const account = rooms.current().findAccount(accountId);
      return account ? accept(await vault.check(account, purpose)) : refuse({ code: 'notFound', what: 'account' });
    },
    'secret.keep': async ({ accountId, purpose, secret, where }) => {
      const account = findOwn(ports, accountId);
      if (!account.ok) return account;
      const { kind } = await vault.keep(account.value, purpose, secret, where);
      if (kind !== 'done') return refuse({ code: 'secretMissing', answer: kind });
      await rooms.current().acts.record({ what: 'secretKept', accountId, purpose, where });
      return accept('kept');
    },
    'secret.forget': async ({ accountId, purpose }) => {
      const account = findOwn(ports, accountId);
      if (!account.ok) return account;
      const { kind } = await vault.forget(account.value, purpose);
      if (kind !== 'done') return refuse({ code: 'secretMissing', answer: kind });
      await rooms.current().acts.record({ what: 'secretForgotten', accountId, purpose });
      return accept('forgotten');
    },
  };
}
