import { type Answer, answerRow } from '../answers/answer.ts';
import { firstSixOf, truncated } from '../bank/card.ts';
import { issuerOf } from '../bank/issuers.ts';
import type { Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import type { DebitOrder } from './debit-order.ts';

/** The answer to a payment or an authorization; the ALIAS only once it succeeded (rules.md G47). */
export function answerDebit(row: Row, order: DebitOrder): Answer {
  if (standingOf(row.execcode) !== 'succeeded') return answerRow(row);
  return answerRow(row, {
    ...(order.createAlias ? { ALIAS: row.alias } : {}),
    ...(row.amount === 0 ? cardInformation(row) : {}),
  });
}

/** What an authorization of 0 is made for (protocol.md §4.6, rules.md B18). */
function cardInformation(row: Row): Answer {
  return {
    CARDTYPE: row.cardType,
    CARDNETWORK: issuerOf(firstSixOf(row.cardMask)).network,
    CARDCOUNTRY: row.cardCountry,
    CARDCODE: truncated(row.cardMask),
    CARDVALIDITYDATE: row.cardValidity,
    CARDFULLNAME: row.cardFullName,
  };
}
