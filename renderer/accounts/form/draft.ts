import { create } from 'zustand';
import {
  type AccountForm,
  type AccountView,
  environmentOf,
  gatewayHosts,
  usualAccount,
} from '../../../contract/index.ts';

/** What a person has typed so far; nothing of it has to make sense yet. */
export interface AccountDraft extends Omit<AccountForm, 'url' | 'signing' | 'captureDays' | 'exportLagMinutes'> {
  /** One of the gateway's hosts, or `own` for the address below. */
  readonly host: string;
  readonly ownUrl: string;
  readonly signing: AccountForm['signing']['kind'];
  readonly apiKeyId: string;
  readonly captureDays: string;
  readonly exportLagMinutes: string;
}

export const ownHost = 'own';

/** A new account begins in rehearsal: production is always somebody's own choice. */
export const newDraft: AccountDraft = {
  ...usualAccount,
  label: '',
  identifier: '',
  environment: 'test',
  host: usualHost('test'),
  ownUrl: '',
  signing: usualAccount.signing.kind,
  apiKeyId: '',
  captureDays: String(usualAccount.captureDays),
  exportLagMinutes: String(usualAccount.exportLagMinutes),
};

export function draftOf(account: AccountView): AccountDraft {
  const { accountId, host, embedded, url, signing, captureDays, exportLagMinutes, ...same } = account;
  return {
    ...same,
    host: ownHost,
    ownUrl: url,
    signing: signing.kind,
    apiKeyId: signing.kind === 'apiKey' ? signing.apiKeyId : '',
    captureDays: String(captureDays),
    exportLagMinutes: String(exportLagMinutes),
  };
}

/** Another environment has other hosts; an address that was typed stays to be looked at again. */
export function inEnvironment(draft: AccountDraft, environment: AccountDraft['environment']): AccountDraft {
  const typed = draft.host === ownHost && draft.ownUrl.trim() !== '';
  return { ...draft, environment, host: typed ? ownHost : usualHost(environment) };
}

/** The hosts to choose from; the sandbox has none but this computer. */
export function hostsOf(environment: AccountDraft['environment']): readonly string[] {
  return environment === 'sandbox' ? [] : gatewayHosts[environment];
}

/** The address in full. People type hosts without a scheme, and paste whole paths. */
export function urlOf({ host, ownUrl }: Pick<AccountDraft, 'host' | 'ownUrl'>): string {
  if (host !== ownHost) return `https://${host}`;
  const typed = ownUrl.trim();
  const url = /^[a-z]+:\/\//i.test(typed) ? URL.parse(typed) : withScheme(typed);
  return url?.hostname ? url.origin : typed;
}

/** The sandbox speaks plain http, which never leaves this computer. */
function withScheme(typed: string): URL | null {
  const url = URL.parse(`https://${typed}`);
  return url && environmentOf(url.href) === 'sandbox' ? URL.parse(`http://${typed}`) : url;
}

/** What main will count an own address as; undefined while it is none. */
export function countedAs(draft: Pick<AccountDraft, 'host' | 'ownUrl'>): AccountDraft['environment'] | undefined {
  const url = URL.parse(urlOf(draft));
  return url?.hostname ? environmentOf(url.href) : undefined;
}

function usualHost(environment: AccountDraft['environment']): string {
  return hostsOf(environment)[0] ?? ownHost;
}

interface Drafts {
  readonly drafts: Readonly<Record<string, AccountDraft>>;
  keep(key: string, draft: AccountDraft): void;
  discard(key: string): void;
}

/** What was typed stays until it is saved or given up by name: no other place and no refusal loses it. */
export const useAccountDrafts = create<Drafts>()((set) => ({
  drafts: {},
  keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  discard: (key) =>
    set(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key)) })),
}));
