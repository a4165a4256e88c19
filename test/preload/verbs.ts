import { channels } from '../../contract/index.ts';

/** The page's nouns with their verbs, as the table of channels says, and nothing more. */
export function expectedVerbs(): Readonly<Record<string, readonly string[]>> {
  const verbs: Record<string, string[]> = {};
  for (const name of Object.keys(channels)) {
    const [noun = '', verb = ''] = name.split('.');
    verbs[noun] = [...(verbs[noun] ?? []), verb].toSorted();
  }
  return verbs;
}

/** What a page finds under the bridge: nouns with verbs, and everything else by its type. */
export function readVerbs(bridge: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(bridge).map(([noun, verbs]) => [
      noun,
      typeof verbs === 'object' && Object.values(verbs as object).every((verb) => typeof verb === 'function')
        ? Object.keys(verbs as object).toSorted()
        : typeof verbs,
    ]),
  );
}

type Verb = (input: unknown) => Promise<unknown>;

/** A verb by its channel's name. */
export function findVerb(bridge: object, name: string): Verb {
  const [noun = '', verb = ''] = name.split('.');
  const found = (bridge as Readonly<Record<string, Readonly<Record<string, Verb>>>>)[noun]?.[verb];
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}
