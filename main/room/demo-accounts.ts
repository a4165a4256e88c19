import { type Account, toDemoAccount } from '../accounts/account.ts';
import type { EmbeddedGateway } from '../embedded-gateway.ts';
import type { SecretStore } from '../vault/secret-store.ts';
import { entryName } from '../vault/vault.ts';

/** How the gateway's accounts are paid (rules.md A9), in the words of the desk. */
const demoMethods = { card: 'card', sdd: 'directDebit', redirect: 'other' } as const;

/** Makes accounts of the demo's shops and keeps their secrets in memory. */
export async function settleDemo(memory: SecretStore, demo: EmbeddedGateway | undefined): Promise<Account[]> {
  if (!demo) return [];
  return Promise.all(
    demo.accounts.map(async ({ identifier, label, currency, secret, credit, zone, method }) => {
      const paymentMethod = demoMethods[method];
      const shop = { identifier, label, currency, creditMode: credit, voidZone: zone, paymentMethod };
      const account = toDemoAccount(shop, demo.url);
      await memory.keep(entryName(account), secret);
      return account;
    }),
  );
}
