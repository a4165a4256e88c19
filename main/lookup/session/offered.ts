import { randomUUID } from 'node:crypto';

/** Files that a person has chosen or dropped. The window knows each by a name of ours, never by its path. */
export interface OfferedFiles {
  offer(path: string): string;
  find(token: string): string | undefined;
}

/** So many are kept in mind: a person looks at one at a time. */
const most = 50;

export function keepOfferedFiles(): OfferedFiles {
  const paths = new Map<string, string>();
  return {
    offer: (path) => {
      const token = randomUUID();
      paths.set(token, path);
      for (const old of [...paths.keys()].slice(0, -most)) paths.delete(old);
      return token;
    },
    find: (token) => paths.get(token),
  };
}
