import type { NamedView } from '../../../contract/index.ts';

/** The views that are there from the first day, by their names in the language files. */
export const usualViews = [
  { name: 'expiring', text: 'status:expiring' },
  { name: 'scheduled', text: 'status:scheduled' },
  { name: 'refusedLately', text: 'status:refused date:"last 7 days"' },
  { name: 'unconfirmed', text: 'status:unknown' },
  { name: 'refunded', text: 'status:refunded,partlyRefunded' },
  { name: 'chargedBack', text: 'status:chargedBack' },
  { name: 'pending', text: 'status:pending' },
] as const;

/** A view more, the newest last. One of the same name gives way to it. */
export function addView(views: readonly NamedView[], view: NamedView): NamedView[] {
  return [...views.filter(({ name }) => name !== view.name), view];
}

export function renameView(views: readonly NamedView[], viewId: string, name: string): NamedView[] {
  return views.map((view) => (view.viewId === viewId ? { ...view, name } : view));
}

export function removeView(views: readonly NamedView[], viewId: string): NamedView[] {
  return views.filter((view) => view.viewId !== viewId);
}
