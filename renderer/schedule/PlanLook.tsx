import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useRemaining } from '../operation/useRemaining.ts';
import classes from './Plan.module.css';

/** What of a plan was due and is not known, and when the gateway is asked for it by itself; nothing where nothing is looked for. */
export function PlanLook({ look }: Pick<PlanView, 'look'>) {
  return look && <LookText look={look} />;
}

function LookText({ look }: { readonly look: NonNullable<PlanView['look']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isNow = useRemaining(look.nextAt).kind === 'over';
  const { missing, next, nextAt, lastAt } = look;
  const when = formats.moment(nextAt);
  const isFirst = missing.length === 0 && !isNow;
  const sentences = [
    ...(missing.length > 0 ? [t('plan.look.missing', { count: missing.length, list: missing.join(', ') })] : []),
    ...(lastAt === null ? [] : [t('plan.look.last', { when: formats.moment(lastAt) })]),
    isNow ? t('plan.look.now') : t(isFirst ? 'plan.look.from' : 'plan.look.next', { when, index: next }),
  ];
  return <p className={classes.look}>{sentences.join(' ')}</p>;
}
