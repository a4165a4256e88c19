import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useRemaining } from '../operation/useRemaining.ts';
import { useWho } from '../team/useWho.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { NextLook } from './NextLook.tsx';

/** Since when nobody knows, when the gateway is asked again, and from when on its silence means something. */
export function CaseFacts({ open }: { readonly open: CaseView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const who = useWho();
  const { operation, openSince, nextLookAt, lagEndsAt } = open;
  const attempt = operation.attempts.at(-1);
  const foreign = attempt?.foreignAnswer ?? null;
  const lagging = useRemaining(lagEndsAt).kind !== 'over';
  return (
    <Facts
      facts={[
        {
          label: t('settle.openSince'),
          value: (
            <Tooltip label={formats.exactMoment(openSince)}>
              <span className="numeric">
                {t('settle.when', { moment: formats.fullMoment(openSince), ago: formats.ago(openSince) })}
              </span>
            </Tooltip>
          ),
        },
        // Their desk looks for itself, and when is not known here.
        ...(operation.deskId === undefined
          ? [{ label: t('settle.nextLook'), value: <NextLook at={nextLookAt} /> }]
          : []),
        {
          label: t('settle.lag'),
          value: t(lagging ? 'settle.lagUntil' : 'settle.lagOver', { when: formats.moment(lagEndsAt) }),
        },
        {
          label: t('review.reference'),
          value: <ForeignText className="identifier" text={operation.referenceId ?? '–'} />,
        },
        { label: t('settle.attempt'), value: <span className="identifier">{attempt?.attemptId}</span> },
        ...(foreign
          ? [
              {
                label: t('settle.foreignAnswer'),
                value: (
                  <span className="identifier">
                    {foreign.execcode} · <ForeignText text={foreign.transactionId} />
                  </span>
                ),
              },
            ]
          : []),
        { label: t('settle.by'), value: who(operation) },
      ]}
    />
  );
}
