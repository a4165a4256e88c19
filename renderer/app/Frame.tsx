import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { TransactionAction } from '../../contract/index.ts';
import { useImport } from '../imports/store.ts';
import { useDroppedFile } from '../imports/useDroppedFile.ts';
import { useConsole } from '../state/console.tsx';
import { type TransactionKey, useWindow } from '../state/window.ts';
import { TeamBanner } from '../team/TeamBanner.tsx';
import { loadParts } from '../ui/later.tsx';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { BackupBanner } from './BackupBanner.tsx';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { PreparationBanner } from './PreparationBanner.tsx';
import { ChargeDrawer, ClientPage, drawers, FirstCollectionDrawer, PageDrawer, pages, ShortcutList } from './parts.ts';
import { Rail } from './Rail.tsx';
import { placeId, SkipLink } from './SkipLink.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useTitle } from './useTitle.ts';

/** How long the first screen has the machine to itself, in milliseconds, where it is none with rows. */
const firstScreen = 1_000;

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
  useEffect(() => {
    const timer = setTimeout(() => void loadParts(), firstScreen);
    return () => clearTimeout(timer);
  }, []);
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
