import { ActivityPage } from '../activity/ActivityPage.tsx';
import { LookupPage } from '../lookup/LookupPage.tsx';
import { RefundDrawer } from '../refund/RefundDrawer.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { ToSettlePage } from '../settle/ToSettlePage.tsx';
import { type Place, useDesk } from '../state/desk.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { StatusBar } from './StatusBar.tsx';

const pages: Record<Place, () => React.ReactNode> = {
  lookup: LookupPage,
  toSettle: ToSettlePage,
  activity: ActivityPage,
  settings: SettingsPage,
};

/** One window: the band on top, the rail, the place, the status bar; an operation opens as a drawer over them. */
export function Frame() {
  const { place, refunding, helpOpen, showHelp } = useDesk();
  useShortcuts({ '?': () => showHelp(true) });
  const Page = pages[place];
  return (
    <div className={classes.frame}>
      <Header />
      <Rail />
      <main className={classes.place}>
        <Page />
      </main>
      <StatusBar />
      {refunding && <RefundDrawer target={refunding} />}
      {helpOpen && <ShortcutList onClose={() => showHelp(false)} />}
    </div>
  );
}
