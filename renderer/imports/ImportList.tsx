import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAnswer } from '../state/answer.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './ImportPage.module.css';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const mostListed = 100;

/** Files that came in, newest first, each with the way to take it back. */
export function ImportList() {
  const { t } = useTranslation();
  const { moment, locale } = useFormats();
  const [asked, setAsked] = useState<ImportView | null>(null);
  const answer = useAnswer({
    key: ['imports'],
    ask: () => bridge.imports.list({ limit: mostListed }),
    isStale: ({ kind }) => kind === 'transactionsChanged' || kind === 'importProgress' || kind === 'consoleChanged',
  });
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <section className={classes.list} aria-labelledby="import-list">
      <h2 id="import-list">{t('imports.list.heading')}</h2>
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {answer.kind === 'ready' && answer.value.imports.length === 0 && <p>{t('imports.list.empty')}</p>}
      {answer.kind === 'ready' && answer.value.imports.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {(['file', 'begun', 'by', 'rows', 'state', 'action'] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(`imports.list.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.value.imports.map((known) => (
                <tr key={known.importId}>
                  <td>
                    <ForeignText text={known.source} />
                  </td>
                  <td>{moment(known.begunAt)}</td>
                  <td>{known.actor}</td>
                  <td>{number(known.rows)}</td>
                  <td>{t(`imports.state.${stateOf(known)}`)}</td>
                  <td>
                    {known.withdrawnAt === null && (
                      <Button size="compact-xs" variant="default" onClick={() => setAsked(known)}>
                        {t('imports.list.withdraw')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && <WithdrawDialog known={asked} onClose={() => setAsked(null)} onWithdrawn={answer.reload} />}
    </section>
  );
}

function stateOf({ recordedAt, withdrawnAt }: ImportView): 'withdrawn' | 'brokeOff' | 'imported' {
  if (withdrawnAt !== null) return 'withdrawn';
  return recordedAt === null ? 'brokeOff' : 'imported';
}
