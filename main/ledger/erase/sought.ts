/** Whom to erase, by one of the two names that sources give a customer; neither is ever empty. */
export type Sought =
  | { readonly by: 'client'; readonly client: string }
  /** Compared without regard to capitals: sources write one address in several ways. */
  | { readonly by: 'email'; readonly email: string };

/** A customer as a row of a source or a request names them. */
export interface Named {
  readonly client: string;
  readonly clientEmail: string;
}

/** Everything that the ledger calls a person; `emails` in small letters. */
export interface Identity {
  readonly clients: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** Whether it is the one who is sought. A namesake, or somebody else with the same address, is another person. */
export function isSought(sought: Sought, { client, clientEmail }: Named): boolean {
  return sought.by === 'client' ? client === sought.client : clientEmail.toLowerCase() === sought.email.toLowerCase();
}

/** What rows call a person, and what they were sought by; an empty field names nobody. */
export function identify(sought: Sought, rows: readonly (Named & { readonly clientName: string })[]): Identity {
  const told = (values: readonly string[]) => new Set(values.filter((value) => value !== ''));
  return {
    clients: told([...(sought.by === 'client' ? [sought.client] : []), ...rows.map(({ client }) => client)]),
    emails: told(
      [...(sought.by === 'email' ? [sought.email] : []), ...rows.map(({ clientEmail }) => clientEmail)].map((email) =>
        email.toLowerCase(),
      ),
    ),
    names: told(rows.map(({ clientName }) => clientName)),
  };
}

/**
 * Whether a stored text holds a person: an e-mail address anywhere, and a client id where it stands as one, since `7` is
 * part of every amount. Names are left out: others bear them, too.
 */
export function mentions(identity: Identity, text: string): boolean {
  const small = text.toLowerCase();
  return (
    [...identity.emails].some((email) => small.includes(inJson(email).slice(1, -1))) ||
    [...identity.clients].some((client) => clientFields.some((field) => text.includes(`${field}${inJson(client)}`)))
  );
}

/** Whether a sentence, such as a message of the gateway's, has a name, client id or address of theirs as a word of it. */
export function isWordedFor({ clients, emails, names }: Identity, sentence: string): boolean {
  const small = sentence.toLowerCase();
  return [...clients, ...emails, ...names].some((word) => hasWord(small, word.toLowerCase()));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true;
  }
  return false;
}

function isLetter(character = ''): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** How people, requests and notifications write it. */
const clientFields = ['"client":', '"CLIENTIDENT":', '"name":"CLIENTIDENT","value":'] as const;

/** As the ledger writes a text, its quotes around it. */
function inJson(text: string): string {
  return JSON.stringify(text);
}
