import type { PageLink } from '../../contract/index.ts';
import { formatAmount } from '../../protocol/money/index.ts';
import { nestParameters } from '../../protocol/parameters/nest.ts';
import { sign } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import { lastAttempt, type Operation } from '../domain/operation.ts';
import type { AnsweredPage } from '../domain/page/answered-page.ts';
import { isForHolder, openPageOf } from '../domain/page/page.ts';
import type { Views } from '../ports/views.ts';
import type { SecretAnswer } from '../vault/secret-store.ts';
import type { Vault } from '../vault/vault.ts';
import { buildHolderPage, type HolderForm, type PageHead, readPostParameters } from './holder-form.ts';
import { judgeLink } from './link.ts';

export interface PagePorts {
  readonly views: Pick<Views, 'findAnsweredPage'>;
  readonly vault: Pick<Vault, 'read'>;
  findAccount(accountId: string): Account | undefined;
}

/** What a holder's browser is sent on with: a form that it posts, or a page of the gateway's own as it came. */
export type ReadPage =
  | { readonly kind: 'form'; readonly form: HolderForm }
  | { readonly kind: 'html'; readonly html: string }
  /** It has ended, was erased, or never had a page. */
  | { readonly kind: 'none' }
  | { readonly kind: 'secretMissing'; readonly answer: Exclude<SecretAnswer['kind'], 'found'> };

/**
 * The page of an operation, from the journal alone: the same again whenever it is asked for, byte for byte. Only one that waits for
 * its holder has one. Of the secret it holds the HASH and no more.
 */
export async function readPage(ports: PagePorts, operation: Operation): Promise<ReadPage> {
  if (openPageOf(operation) === undefined) return { kind: 'none' };
  const attempt = lastAttempt(operation);
  if (isForHolder(attempt)) return signForm(ports, operation);
  const answered = await ports.views.findAnsweredPage(attempt.attemptId);
  if (!answered) return { kind: 'none' };
  if (answered.kind === 'html') return answered;
  return { kind: 'form', form: toForm(answered) };
}

function toForm({ url, parameters }: Extract<AnsweredPage, { kind: 'post' }>): HolderForm {
  return { url, fields: readPostParameters(parameters) };
}

async function signForm({ vault, findAccount }: PagePorts, operation: Operation): Promise<ReadPage> {
  const account = findAccount(operation.accountId);
  const { url, parameters } = lastAttempt(operation);
  // A person was erased from it since: what is left is another request.
  if (!account || parameters['CLIENTIDENT'] === undefined) return { kind: 'none' };
  const secret = await vault.read(account);
  if (secret.kind !== 'found') return { kind: 'secretMissing', answer: secret.kind };
  const HASH = sign(nestParameters(parameters), secret.secret);
  return { kind: 'form', form: { url, fields: [...Object.entries(parameters), ['HASH', HASH]] } };
}

/** How the page may leave, without a look at the secret: a HASH is as long with any. */
export interface PageWays {
  /** As a file: there is something to write. */
  readonly file: boolean;
  /** As a link to a page on the merchant's site. */
  readonly link: PageLink;
}

export async function findWays(
  { views, findAccount }: Omit<PagePorts, 'vault'>,
  operation: Operation,
): Promise<PageWays> {
  const attempt = lastAttempt(operation);
  const account = findAccount(operation.accountId);
  const head = headOf(operation);
  if (isForHolder(attempt)) {
    const file = attempt.parameters['CLIENTIDENT'] !== undefined;
    const fields = [...Object.entries(attempt.parameters), ['HASH', sign({}, '')] as const];
    return { file, link: file && account ? judgeLink({ url: attempt.url, fields }, account, head) : 'none' };
  }
  const answered = await views.findAnsweredPage(attempt.attemptId);
  const form = answered?.kind === 'post' && toForm(answered);
  return { file: answered !== undefined, link: form && account ? judgeLink(form, account, head) : 'none' };
}

/** The file of a page: as the gateway wrote it, or the form with its one button. */
export function writePageFile(page: Extract<ReadPage, { kind: 'form' | 'html' }>, operation: Operation): string {
  return page.kind === 'html' ? page.html : buildHolderPage(page.form, headOf(operation));
}

/** What the page says beside its button, in the language that was asked for. */
export function headOf(operation: Operation): PageHead {
  const language = lastAttempt(operation).parameters['LANGUAGE']?.toLowerCase() ?? 'en';
  const { orderId, amount } = operation;
  return { language, orderId, amount: formatAmount(amount, language === 'fr' ? 'fr' : 'en') };
}
