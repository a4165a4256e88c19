import type { ComponentType } from 'react';
import type { TransactionAction } from '../../contract/index.ts';
import { LookupPage } from '../lookup/LookupPage.tsx';
import type { Place, TransactionKey } from '../state/window.ts';
import { type Later, later } from '../ui/later.tsx';

const rest = () => import('./rest.ts');

/** Every place. The window opens at the first one, whose code alone it waits for. */
export const pages: Readonly<Record<Place, ComponentType>> = {
  lookup: LookupPage,
  toSettle: later(async () => (await rest()).ToSettlePage),
  approvals: later(async () => (await rest()).ApprovalsPage),
  inbox: later(async () => (await rest()).InboxPage),
  imports: later(async () => (await rest()).ImportPage),
  activity: later(async () => (await rest()).ActivityPage),
  team: later(async () => (await rest()).TeamPage),
  accounts: later(async () => (await rest()).AccountsPage),
  settings: later(async () => (await rest()).SettingsPage),
};

/** The form of each operation: a missing one does not compile. */
export const drawers: Readonly<Record<TransactionAction, Later<{ readonly target: TransactionKey }>>> = {
  refund: later(async () => (await rest()).RefundDrawer),
  capture: later(async () => (await rest()).CaptureDrawer),
  void: later(async () => (await rest()).VoidDrawer),
  credit: later(async () => (await rest()).CreditDrawer),
  stopntimes: later(async () => (await rest()).StopDrawer),
};

export const ChargeDrawer = later(async () => (await rest()).ChargeDrawer);
export const FirstCollectionDrawer = later(async () => (await rest()).FirstCollectionDrawer);
export const PageDrawer = later(async () => (await rest()).PageDrawer);
export const ClientPage = later(async () => (await rest()).ClientPage);
export const ShortcutList = later(async () => (await rest()).ShortcutList);
