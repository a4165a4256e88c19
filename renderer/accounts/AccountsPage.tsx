import { useAccount } from '../state/console.tsx';
import { AccountList } from './AccountList.tsx';
import { AccountPage } from './AccountPage.tsx';
import { AddPage } from './AddPage.tsx';
import { ChangePage } from './ChangePage.tsx';
import { SetUpPage } from './SetUpPage.tsx';
import { useAccountsPlace } from './view.ts';

/** The merchant's accounts in this environment: the list, one account, and the way to a new one. */
export function AccountsPage() {
  const { view } = useAccountsPlace();
  const account = useAccount('accountId' in view ? view.accountId : '');
  if (view.kind === 'add') return <AddPage />;
  if (view.kind === 'list') return <AccountList from={view.from} />;
  if (!account) return <AccountList from={null} />;
  switch (view.kind) {
    case 'setUp':
      return <SetUpPage key={view.step} account={account} step={view.step} />;
    case 'change':
      return account.embedded ? <AccountPage account={account} /> : <ChangePage account={account} />;
    case 'account':
      return <AccountPage key={account.accountId} account={account} />;
  }
}
