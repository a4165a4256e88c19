import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useLayoutEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { TransactionAction } from '../../contract/index.ts';
import { AccountsPage } from '../accounts/AccountsPage.tsx';
import { ActivityPage } from '../activity/ActivityPage.tsx';
import { ApprovalsPage } from '../approvals/ApprovalsPage.tsx';
import { CaptureDrawer } from '../capture/CaptureDrawer.tsx';
import { ChargeDrawer } from '../charge/ChargeDrawer.tsx';
import { FirstCollectionDrawer } from '../charge/FirstCollectionDrawer.tsx';
import { ClientPage } from '../client/ClientPage.tsx';
import { CreditDrawer } from '../credit/CreditDrawer.tsx';
import { ImportPage } from '../imports/ImportPage.tsx';
import { useImport } from '../imports/store.ts';
import { useDroppedFile } from '../imports/useDroppedFile.ts';
import { InboxPage } from '../inbox/InboxPage.tsx';
import { LookupPage } from '../lookup/LookupPage.tsx';
import { PageDrawer } from '../page/PageDrawer.tsx';
import { RefundDrawer } from '../refund/RefundDrawer.tsx';
import { StopDrawer } from '../schedule/StopDrawer.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { ToSettlePage } from '../settle/ToSettlePage.tsx';
import { useConsole } from '../state/console.tsx';
import { type Place, type TransactionKey, useWindow } from '../state/window.ts';
import { TeamBanner } from '../team/TeamBanner.tsx';
import { TeamPage } from '../team/TeamPage.tsx';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { VoidDrawer } from '../void/VoidDrawer.tsx';
import { BackupBanner } from './BackupBanner.tsx';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { PreparationBanner } from './PreparationBanner.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { placeId, SkipLink } from './SkipLink.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useTitle } from './useTitle.ts';

const pages: Record<Place, () => React.ReactNode> = {
  lookup: LookupPage,
  toSettle: ToSettlePage,
  approvals: ApprovalsPage,
  inbox: InboxPage,
  imports: ImportPage,
  activity: ActivityPage,
  team: TeamPage,
  accounts: AccountsPage,
  settings: SettingsPage,
};

/** The form of each operation: a missing one does not compile. */
const drawers: Readonly<Record<TransactionAction, ComponentType<{ readonly target: TransactionKey }>>> = {
  refund: RefundDrawer,
  capture: CaptureDrawer,
  void: VoidDrawer,
  credit: CreditDrawer,
  stopntimes: StopDrawer,
};

/** One window: the band on top, the rail, the place, the status bar; an operation opens as a drawer over them. */
export function Frame() {
  const { place, shownClient, helpOpen, showHelp, leaveEnvironment } = useWindow(
    useShallow(({ place, client, helpOpen, showHelp, leaveEnvironment }) => ({
      ...{ place, shownClient: client },
      ...{ helpOpen, showHelp, leaveEnvironment },
    })),
  );
  const { environment } = useConsole();
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect is of the environment
  useLayoutEffect(
    () => () => {
      leaveEnvironment();
      useImport.getState().forget();
      // An answer that crossed the change on its way may be of the other environment's ledger.
      client.removeQueries({ queryKey: [environment] });
    },
    [environment],
  );
  useTitle();
  useDroppedFile();
  useShortcuts({ '?': () => showHelp(true) });
  const Page = pages[place];
  return (
    <div className={classes.frame}>
      <SkipLink />
      <Header />
      <div className={classes.banners}>
        <PreparationBanner />
        <BackupBanner />
        <TeamBanner />
      </div>
      <Rail />
      <main id={placeId} tabIndex={-1} className={classes.place}>
        {place === 'lookup' && shownClient ? (
          <ClientPage key={environment} of={shownClient} />
        ) : (
          <Page key={environment} />
        )}
      </main>
      <StatusBar />
      <Drawers />
      {helpOpen && <ShortcutList onClose={() => showHelp(false)} />}
    </div>
  );
}

/** What lies over the page, if anything does. */
function Drawers() {
  const { operating, charging, first, holder } = useWindow(
    useShallow(({ operating, charging, first, holder }) => ({ operating, charging, first, holder })),
  );
  return (
    <>
      {operating && <OpenDrawer {...operating} />}
      {charging && <ChargeDrawer {...charging} />}
      {first && <FirstCollectionDrawer of={first} />}
      {holder && <PageDrawer target={holder} />}
    </>
  );
}

function OpenDrawer({ operation, target }: { readonly operation: TransactionAction; readonly target: TransactionKey }) {
  const OperationDrawer = drawers[operation];
  return <OperationDrawer key={operation} target={target} />;
}
