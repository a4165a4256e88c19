import { readFileSync } from 'node:fs';
import {
  type Preferences,
  preferences as preferencesSchema,
  usualListenerAddress,
  usualOrder,
} from '../contract/index.ts';
import { preferenceFile } from './preference-file.ts';
import { writeWholeFile } from './whole-file.ts';

/** What a person set for themselves, kept in a small file of its own. */
export interface PreferenceFile {
  read(): Preferences;
  /** Changes some of them and gives all. */
  change(change: { readonly [Key in keyof Preferences]?: Preferences[Key] | undefined }): Preferences;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  language: 'system',
  density: 'comfortable',
  lockAfter: 15,
  singleKeys: 'on',
  limits: [],
  environment: 'sandbox',
  withoutImport: [],
  listener: { address: usualListenerAddress, port: 8080 },
  namedViews: [],
  hiddenColumns: [],
  columnOrder: [],
  columnWidths: {},
  listOrder: usualOrder,
  listGrouping: 'flat',
};

/** A file that is missing or damaged counts as the defaults: a broken colour must not keep money waiting. */
export function openPreferences(folder: string, tell: (preferences: Preferences) => void): PreferenceFile {
  const file = preferenceFile(folder);
  let current = readFileOrDefaults(file);
  return {
    read: () => current,
    change: (change) => {
      current = preferencesSchema.parse({ ...current, ...dropUndefined(change) });
      writeWholeFile(file, JSON.stringify(current, null, 2));
      tell(current);
      return current;
    },
  };
}

function readFileOrDefaults(file: string): Preferences {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return preferencesSchema.parse({ ...defaultPreferences, ...(stored as object) });
  } catch {
    return defaultPreferences;
  }
}

function dropUndefined(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
