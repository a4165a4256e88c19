import { UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './AccountList.module.css';
import { KeyMark } from './keys/KeyMark.tsx';
import { useKey } from './keys/useKey.ts';
import { useAccountsPlace } from './view.ts';

interface AccountRowProps {
  readonly account: AccountView;
  readonly focused: boolean;
}

/** One account in the list; its name leads to its page, and so does the rest of the row for a mouse. */
export function AccountRow({ account, focused }: AccountRowProps) {
  const { t } = useTranslation();
  const { show } = useAccountsPlace();
  const { accountId, notificationKey } = account;
  const name = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) name.current?.focus();
  }, [focused]);
  return (
    <tr>
      <td>
        <UnstyledButton ref={name} className={classes.name} onClick={() => show({ kind: 'account', accountId })}>
          <ForeignText text={account.label} />
        </UnstyledButton>
        {account.embedded && <span className={classes.demo}>{t('accounts.embedded')}</span>}
        <ForeignText className={`identifier ${classes.identifier}`} text={account.identifier} />
      </td>
      <td className={`identifier ${classes.muted}`}>
        <ForeignText text={account.host} />
      </td>
      <td>{account.currency}</td>
      <td className={classes.muted}>{t(`accounts.creditMode.${account.creditMode}`)}</td>
      <td>
        <RowKey account={account} purpose="signing" />
        {notificationKey === 'own' && <RowKey account={account} purpose="notifications" />}
      </td>
      <td className={classes.lead} aria-hidden>
        <ChevronRight size={15} />
      </td>
    </tr>
  );
}

function RowKey({
  account,
  purpose,
}: {
  readonly account: AccountView;
  readonly purpose: 'signing' | 'notifications';
}) {
  const { t } = useTranslation();
  const { answer } = useKey(account, purpose);
  if (answer.kind !== 'ready') return <span className={classes.muted}>–</span>;
  return (
    <span className={classes.key}>
      <KeyMark standing={answer.value} />{' '}
      {purpose === 'notifications' && <span className={classes.muted}>{t('secret.forNotifications')}</span>}
    </span>
  );
}
