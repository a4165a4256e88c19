import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  actionObstacle,
  attemptCause,
  deskOperation,
  factSource,
  guardView,
  hashRepair,
  lookResult,
  notificationProblem,
  operationReason,
  operationType,
  refusalSchema,
  status,
} from '../../contract/index.ts';
import en from '../../renderer/i18n/en.json' with { type: 'json' };
import fr from '../../renderer/i18n/fr.json' with { type: 'json' };

type Table = { readonly [key: string]: string | Table };

/** Every key with its text, such as `refund.title`. */
function flatten(table: Table, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flatten(en);
const french = flatten(fr);
const withoutPlural = (key: string) => key.replace(/_(one|many|other)$/, '');
const variables = (text: string) => new Set(text.match(/\{\{[^}]+\}\}/g));

/** What can have changed since a review. */
const changes = refusalSchema.options
  .flatMap(({ shape }) => ('changes' in shape ? [shape.changes] : []))
  .flatMap(({ element }) => element.options);

describe('the two languages', () => {
  it('have the same keys, whatever plurals they need', () => {
    expect(new Set([...french.keys()].map(withoutPlural))).toEqual(new Set([...english.keys()].map(withoutPlural)));
  });

  it('have every plural that their grammar knows', () => {
    for (const [language, table] of [
      ['en', english],
      ['fr', french],
    ] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const plurals = [...table.keys()].filter((key) => withoutPlural(key) !== key).map(withoutPlural);
      for (const key of new Set(plurals))
        for (const form of forms) expect(table.has(`${key}_${form}`), `${language} ${key}_${form}`).toBe(true);
    }
  });

  it('use the same variables', () => {
    for (const [key, text] of english) {
      const other = french.get(key);
      if (other !== undefined) expect(variables(other), key).toEqual(variables(text));
    }
  });

  it('are not the same text, nor empty', () => {
    const shared = [...english].filter(([key, text]) => french.get(key) === text).map(([key]) => key);
    expect(new Set(shared)).toEqual(
      new Set([
        'environment.test',
        'environment.production',
        'statusBar.host.electron',
        'column.date',
        'column.transaction',
        'operation.capture',
        'question.example.code',
        'question.example.date',
        'question.example.source',
        'question.operator.code',
        'question.operator.date',
        'question.operator.email',
        'question.operator.source',
        'question.source.import',
        'question.source.notification',
        'transaction.panel',
        'form.note',
        'accounts.identifier',
        'accounts.apiKeyId',
        'accounts.where.addressHint',
        'accounts.where.sandboxHint',
        'connection.step.proxy',
        'connection.step.signature',
        'connection.detail.proxy',
        'connection.detail.execcode',
        'result.transactionId',
        'result.execcode',
        'settings.language.en',
        'settings.language.fr',
        'settings.version',
        'inbox.bring.placeholder',
        'charge.alias',
        'charge.description',
        'client.actions',
        'client.alias',
        'client.email',
        'lookup.matched',
        'lookup.table',
        'lookup.pixels_one',
        'lookup.pixels_other',
        'settle.when',
        'made.why',
        'place.imports',
        'administration.right.beforeAfter',
        'imports.column.code',
        'imports.column.transaction',
        'imports.exactly',
        'imports.list.action',
        'accounts.minutes_one',
        'accounts.minutes_other',
      ]),
    );
    for (const text of [...english.values(), ...french.values()]) expect(text.trim()).not.toBe('');
  });

  it('use typographic signs: no straight apostrophe, and in French no plain space before : ; ? !', () => {
    for (const text of [...english.values(), ...french.values()]) expect(text).not.toMatch(/\w'\w/);
    for (const text of french.values()) expect(text).not.toMatch(/ [:;?!»]|« /);
  });

  it('have a word for every value that main may send', () => {
    const needed = [
      ...actionObstacle.options.map((name) => `obstacle.${name}`),
      ...actionObstacle.options.map((name) => `closed.${name}`),
      ...attemptCause.options.map((name) => `cause.${name}`),
      ...operationType.options.map((name) => `operation.${name}`),
      ...operationReason.options.map((name) => `reason.${name}`),
      ...deskOperation.options.flatMap((name) => [`action.${name}`, `summary.${name}`, `shortcuts.${name}`]),
      ...status.options.map((name) => `status.${name}`),
      ...factSource.options.flatMap((name) => [`source.${name}`, `balance.asOf.${name}`]),
      ...changes.map((name) => `changed.${name}`),
      ...guardView.options.map(({ shape }) => `guard.short.${shape.kind.value}`),
      ...deskOperation.options.map((name) => `guard.colleagueAtIt.${name}`),
      ...lookResult.exclude(['failed']).options.map((name) => `settle.look.${name}`),
      ...hashRepair.shape.kind.options.map((name) => `inbox.repair.${name}`),
      ...notificationProblem.options.map(({ shape }) => `inbox.problem.${shape.code.value}`),
    ];
    expect(changes).toContain('guards');
    for (const key of needed) expect(english.has(key), key).toBe(true);
  });
});

const codes = readdirSync(join(import.meta.dirname, '../../renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

/** Which keys a source asks for: those it names or takes from a table, and those that a template such as `reason.${name}` can come to. */
function findAsked(source: string): (key: string) => boolean {
  const quoted = /(?:'|\[language\]\.)([a-zA-Z]+(?:\.[a-zA-Z]+)+)/g;
  const named = new Set([...source.matchAll(quoted)].map(([, key]) => key));
  const templates = [...source.matchAll(/`((?:[a-zA-Z]+|\$\{[^}]+\})(?:\.(?:[a-zA-Z]+|\$\{[^}]+\}))+)`/g)].map(
    ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[a-zA-Z0-9]+')}$`),
  );
  return (key) => named.has(key) || templates.some((template) => template.test(key));
}

describe('the keys', () => {
  it('are all asked for by some screen', () => {
    const isAsked = findAsked(codes);
    expect([...english.keys()].map(withoutPlural).filter((key) => !isAsked(key))).toEqual([]);
  });

  it('would be caught as unused', () => {
    const source = "t('a.b') + t(`reason.#{name}`) + t(`x.#{y}.z`)".replaceAll('#', '$');
    const isAsked = findAsked(source);
    expect(['a.b', 'reason.fraud', 'x.1.z'].filter(isAsked)).toHaveLength(3);
    expect(['a.c', 'reason', 'x.1.y'].filter(isAsked)).toEqual([]);
  });
});

const sources = readdirSync(join(import.meta.dirname, '../../renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => join(entry.parentPath, entry.name));

/** Words between tags, and in attributes that people read or hear; names of the protocol are all capitals. */
function findLiterals(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const between = [...code.matchAll(/>\s*([^<>{}=;()]*\p{Ll}{2,}[^<>{}=;()]*?)\s*<\//gu)].map(([, text]) => text ?? '');
  const attributes = [
    ...code.matchAll(/\b(?:aria-label|title|label|placeholder|description|alt)="([^"]*\p{Ll}[^"]*)"/gu),
  ].map(([, text]) => text ?? '');
  return [...between, ...attributes];
}

/** What is given to a component's own state and says something, by a call whose brackets may hold others. */
function findKeptSentences(source: string): string[] {
  const given = [...source.matchAll(/\bset[A-Z]\w*\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g)].map(
    ([, text]) => text ?? '',
  );
  return given.filter((text) => /\bt\(/.test(text)).map((text) => text.trim());
}

describe('the components', () => {
  it('hold no literal text', () => {
    expect(sources.length).toBeGreaterThan(20);
    for (const file of sources) expect(findLiterals(readFileSync(file, 'utf8')), file).toEqual([]);
  });

  it('would be caught with one', () => {
    expect(findLiterals('<p>Hello world</p>')).toEqual(['Hello world']);
    expect(findLiterals('<Button aria-label="Close it">{icon}</Button>')).toEqual(['Close it']);
    expect(findLiterals('<p>\n  Refund now\n</p>')).toEqual(['Refund now']);
    expect(findLiterals("<p>{t('refund.title')}</p>")).toEqual([]);
  });

  it('keep no sentence in their state: it would stay in the language of its moment', () => {
    for (const file of sources) expect(findKeptSentences(readFileSync(file, 'utf8')), file).toEqual([]);
  });

  it('would be caught keeping one', () => {
    expect(findKeptSentences("setProblem(isUnfit ? t('a.b') : null);")).toEqual(["isUnfit ? t('a.b') : null"]);
    expect(findKeptSentences("setSaid(\n  t('a.b', { name: nameOf(it) }),\n)")).toHaveLength(1);
    expect(findKeptSentences("setText(text(1)); say(t('a.b'))")).toEqual([]);
  });

  it('name no colour: those stand in the tokens', () => {
    const styles = readdirSync(join(import.meta.dirname, '../../renderer'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(css|tsx)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of styles)
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
  });
});
