import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskLimitView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { Notice } from '../ui/Notice.tsx';
import table from '../ui/Table.module.css';
import about from './About.module.css';
import { LimitForm } from './LimitForm.tsx';
import classes from './LockSetting.module.css';

/** What a desk alone reminds its person of. It is said to be no more than that; in a team rights stand in its place. */
export function LimitsSetting() {
  const { t } = useTranslation();
  const { preferences, team } = useConsole();
  const [adding, setAdding] = useState(false);
  const { limits } = preferences;
  const keep = (limit: DeskLimitView) => {
    setAdding(false);
    void bridge.preferences.change({ limits: [...limits.filter((each) => !isSame(each, limit)), limit] });
  };
  const remove = (limit: DeskLimitView) =>
    void bridge.preferences.change({ limits: limits.filter((each) => !isSame(each, limit)) });
  return (
    <section aria-labelledby="limits-setting">
      <h2 id="limits-setting" className={about.title}>
        {t('limit.setting.label')}
      </h2>
      {team ? <Notice>{t('limit.setting.team')}</Notice> : <p className={classes.text}>{t('limit.setting.text')}</p>}
      {limits.length > 0 && <Limits limits={limits} onRemove={remove} />}
      {adding ? (
        <LimitForm onKeep={keep} onCancel={() => setAdding(false)} />
      ) : (
        !team && (
          <Button variant="default" mt={12} onClick={() => setAdding(true)}>
            {t('limit.setting.add')}
          </Button>
        )
      )}
    </section>
  );
}

interface LimitsProps {
  readonly limits: readonly DeskLimitView[];
  readonly onRemove: (limit: DeskLimitView) => void;
}

function Limits({ limits, onRemove }: LimitsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const write = (minor: number | null, currency: string) =>
    minor === null ? '–' : formats.amount({ minor, currency });
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {(['operation', 'alone', 'day', 'remove'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`limit.setting.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => {
          const { operation, currency, alone, day } = limit;
          const name = `${t(`operation.${operation}`)}, ${currency}`;
          return (
            <tr key={name}>
              <td>{name}</td>
              <td className="numeric">{write(alone, currency)}</td>
              <td className="numeric">{write(day, currency)}</td>
              <td>
                <button
                  type="button"
                  className={table.link}
                  aria-label={t('limit.setting.removeNamed', { name })}
                  onClick={() => onRemove(limit)}
                >
                  {t('limit.setting.remove')}
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function isSame(one: DeskLimitView, other: DeskLimitView): boolean {
  return one.operation === other.operation && one.currency === other.currency;
}
