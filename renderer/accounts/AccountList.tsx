import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import classes from './AccountList.module.css';
import { AccountRow } from './AccountRow.tsx';
import { NoAccount } from './NoAccount.tsx';
import { type ListOrigin, useAccountsPlace } from './view.ts';

/** The accounts of this environment and where their keys stand. The focus goes to what the person comes back from. */
export function AccountList({ from }: { readonly from: ListOrigin }) {
  const { t } = useTranslation();
  const { accounts, environment } = useConsole();
  const { show } = useAccountsPlace();
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (from === 'add') add.current?.focus();
  }, [from]);
  if (accounts.length === 0) {
    return (
      <div className={`${classes.page} ${classes.empty}`}>
        <h1 className={classes.title}>{t('place.accounts')}</h1>
        <NoAccount focused={from === 'add'} />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('place.accounts')}</h1>
        <Button ref={add} leftSection={<Plus size={15} aria-hidden />} onClick={() => show({ kind: 'add' })}>
          {t('accounts.add')}
        </Button>
      </header>
      <p className={classes.intro}>
        {t('accounts.intro', { environment: t(`environment.${environment}`) })}
        {accounts.some(({ embedded }) => embedded) && ` ${t('accounts.embeddedText')}`}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('transaction.account')}</th>
            <th>{t('accounts.host')}</th>
            <th>{t('accounts.currency')}</th>
            <th>{t('accounts.creditMode.label')}</th>
            <th>{t('secret.purpose.signing')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow
              key={account.accountId}
              account={account}
              focused={from !== null && from !== 'add' && from.accountId === account.accountId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
