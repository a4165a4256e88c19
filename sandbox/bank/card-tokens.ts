import { randomUUID } from 'node:crypto';
import type { Card } from './card.ts';

/** How long an HFTOKEN serves, in milliseconds (ours; 2018 says that it may expire). */
const lifetime = 15 * 60_000;

/** A card that came by hosted fields: neither its number nor its cryptogram is kept. */
export interface TokenCard {
  /** The API key that the token was made with: it serves the accounts that have this key. */
  readonly apiKeyId: string;
  /** Without a name, unless the form asked for it. */
  readonly card: Card;
  /** Whether the bank will refuse the cryptogram (rules.md B13). */
  readonly isCryptogramWrong: boolean;
}

/** Cards that wait for their payment under an HFTOKEN (protocol.md §13). In memory only: a restart forgets them. */
export interface CardTokens {
  /** Gives the card a token. `at` in epoch milliseconds. */
  issue(card: TokenCard, at: number): string;
  /** The card of a token that is neither used nor too old; each serves once. */
  take(token: string, apiKeyIds: readonly string[], at: number): TokenCard | undefined;
}

export function createCardTokens(): CardTokens {
  const issued = new Map<string, { readonly card: TokenCard; readonly until: number }>();
  const forgetOld = (at: number) => {
    for (const [token, { until }] of issued) {
      // Tokens stand in the order of their time, so the first one that still serves ends the search.
      if (until > at) return;
      issued.delete(token);
    }
  };
  return {
    issue: (card, at) => {
      forgetOld(at);
      const token = randomUUID();
      issued.set(token, { card, until: at + lifetime });
      return token;
    },
    take: (token, apiKeyIds, at) => {
      forgetOld(at);
      const found = issued.get(token)?.card;
      if (!found || !apiKeyIds.includes(found.apiKeyId)) return undefined;
      issued.delete(token);
      return found;
    },
  };
}
