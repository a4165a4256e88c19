import { type ParameterName, parameters } from '../../protocol/parameters/index.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import { type Answer, answerRefusal } from '../answers/answer.ts';
import { messages } from '../answers/messages.ts';
import { invalid, missing, type Refusal, refuse } from '../answers/refusal.ts';
import { firstSixOf, maskOf, truncated } from '../bank/card.ts';
import type { CardTokens } from '../bank/card-tokens.ts';
import { issuerOf } from '../bank/issuers.ts';
import { type FormMap, textOf, withoutEmpty } from '../requests/form.ts';

const needed = ['APIKEYID', 'CARDCODE', 'CARDVALIDITYDATE', 'CARDCVV'] as const;
const taken: readonly ParameterName[] = [...needed, 'CARDFULLNAME', 'SELECTEDBRAND'];

interface Parts {
  readonly accounts: readonly AccountSettings[];
  readonly cardTokens: CardTokens;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Makes an HFTOKEN of a card: the browser sends it with an APIKEYID and without a signature, and the shop pays with the
 * token (protocol.md §13). No OPERATIONTYPE: it is none.
 */
export function tokenize(body: FormMap, { accounts, cardTokens, at }: Parts): Answer {
  const fields = withoutEmpty(body);
  const refusal = refuseToken(fields, accounts);
  if (refusal) {
    const { OPERATIONTYPE: _none, ...answer } = answerRefusal('', refusal);
    return answer;
  }
  const text = (name: ParameterName) => textOf(fields, name) ?? '';
  const mask = maskOf(text('CARDCODE'));
  const card = { mask, validity: text('CARDVALIDITYDATE'), fullName: text('CARDFULLNAME') };
  const isCryptogramWrong = text('CARDCVV') === '000';
  const issuer = issuerOf(firstSixOf(mask));
  return {
    EXECCODE: '0000',
    MESSAGE: messages['0000'],
    HFTOKEN: cardTokens.issue({ apiKeyId: text('APIKEYID'), card, isCryptogramWrong }, at),
    CARDTYPE: issuer.type,
    CARDVALIDITYDATE: card.validity,
    CARDCODE: truncated(mask),
    SELECTEDBRAND: text('SELECTEDBRAND').toLowerCase() || issuer.type.toLowerCase(),
    BINNETWORK: issuer.network,
  };
}

function refuseToken(fields: FormMap, accounts: readonly AccountSettings[]): Refusal | undefined {
  const key = accounts.flatMap(({ apiKeys }) => apiKeys).find(({ id }) => id === fields['APIKEYID']);
  if (fields['APIKEYID'] !== undefined && !key) return invalid('APIKEYID');
  if (key?.disabled) return refuse('3007');
  const absent = needed.find((name) => fields[name] === undefined);
  if (absent !== undefined) return missing(absent);
  const wrong = taken.find(
    (name) => fields[name] !== undefined && !parameters[name].schema.safeParse(fields[name]).success,
  );
  return wrong === undefined ? undefined : invalid(wrong);
}
