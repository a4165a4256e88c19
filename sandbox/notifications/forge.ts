import type { Row } from '../book/row.ts';
import type { NotificationFields } from './fields.ts';

/** What somebody who knows no secret might write: a success about ten times the amount (fault rule `forged`). */
export function forge(row: Row, fields: NotificationFields): NotificationFields {
  return {
    ...fields,
    AMOUNT: String(row.amount * 10),
    EXECCODE: '0000',
    MESSAGE: 'The transaction has been accepted.',
  };
}
