import type { AccountView } from '../../contract/index.ts';

/** Whether an account's customers may sign a mandate, as the merchant says of it; main decides by the same. */
export function takesMandates(account: Pick<AccountView, 'paymentMethod'> | undefined): boolean {
  return account?.paymentMethod === 'directDebit' || account?.paymentMethod === 'several';
}
