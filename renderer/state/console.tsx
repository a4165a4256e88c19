import { createContext, type ReactNode, useContext } from 'react';
import type { AccountView, ConsoleView } from '../../contract/index.ts';

const ConsoleContext = createContext<ConsoleView | null>(null);

export function ConsoleProvider({ value, children }: { value: ConsoleView; children: ReactNode }) {
  return <ConsoleContext value={value}>{children}</ConsoleContext>;
}

/** What the frame shows: accounts, preferences, versions, counts. */
export function useConsole(): ConsoleView {
  const value = useContext(ConsoleContext);
  if (!value) throw new Error('useConsole is for screens inside the frame.');
  return value;
}

/** An account by its id; undefined for one that was removed. */
export function useAccount(accountId: string): AccountView | undefined {
  return useConsole().accounts.find((account) => account.accountId === accountId);
}
