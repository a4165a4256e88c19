import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever, type LookView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './OpenCase.module.css';

const shownAtFirst = 4;

interface LooksProps {
  /** Newest first. */
  readonly looks: readonly LookView[];
  readonly lagEndsAt: number;
}

/** Each time that the gateway was asked, with what it said. */
export function Looks({ looks, lagEndsAt }: LooksProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const lookText = useLookText(lagEndsAt);
  const [all, setAll] = useState(false);
  const shown = all ? looks : looks.slice(0, shownAtFirst);
  return (
    <section className={classes.part}>
      <h3>{t('settle.tried')}</h3>
      {looks.length === 0 && <span className={classes.muted}>{t('settle.triedNothing')}</span>}
      <ol className={classes.looks}>
        {shown.map((look) => (
          <li key={look.lookedAt}>
            <span className={`numeric ${classes.muted}`}>{formats.moment(look.lookedAt)}</span>
            <span>{lookText(look)}</span>
          </li>
        ))}
      </ol>
      {shown.length < looks.length && (
        <button type="button" className={classes.link} onClick={() => setAll(true)}>
          {t('settle.showAllLooks', { count: looks.length })}
        </button>
      )}
    </section>
  );
}

/** The log keeps the code alone of what went wrong. */
function useLookText(lagEndsAt: number): (look: LookView) => string {
  const { t } = useTranslation();
  return ({ result, cause, lookedAt }) => {
    switch (result) {
      case 'nothing':
        return t(lookedAt < lagEndsAt ? 'settle.look.nothingYet' : 'settle.look.nothing');
      case 'failed':
        return t(`settle.failed.${explained.find((code) => code === cause) ?? 'other'}`);
      case 'proved':
      case 'probable':
        return t(`settle.look.${result}`);
      default:
        return assertNever(result);
    }
  };
}

const explained = ['gatewaySilent', 'gatewayRefused', 'secretMissing', 'notFound'] as const;
