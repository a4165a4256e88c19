import { Button } from '@mantine/core';
import { Radio } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListenerView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Facts } from '../ui/Facts.tsx';
import classes from './Listener.module.css';

interface ListenerOnProps {
  readonly view: Extract<ListenerView, { state: 'on' }>;
  readonly onChanged: () => void;
}

/** The open listener: where it listens, what came, and the way to close it. */
export function ListenerOn({ view, onChanged }: ListenerOnProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { url, since, accepted, refused } = view;
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever pressed the button that has just gone is handed on to the one that came.
    if (document.activeElement === document.body) stop.current?.focus();
  }, []);
  return (
    <div>
      <p className={classes.state} data-on>
        <Radio size={14} aria-hidden />
        {t('inbox.listener.on')}
      </p>
      <Facts
        facts={[
          {
            label: t('inbox.listener.url'),
            value: (
              <span className={classes.url}>
                <span className="identifier">{url}</span>
                <CopyButton text={url} label={t('copy.id')} copiedLabel={t('copy.done')} />
              </span>
            ),
          },
          { label: t('inbox.listener.since'), value: <span className="numeric">{formats.fullMoment(since)}</span> },
          {
            label: t('inbox.listener.counts'),
            value: [
              t('inbox.listener.acceptedCount', { count: accepted }),
              t('inbox.listener.refusedCount', { count: refused }),
            ].join(', '),
          },
        ]}
      />
      <Button ref={stop} variant="default" mt={10} onClick={() => void bridge.listener.stop({}).then(onChanged)}>
        {t('inbox.listener.stop')}
      </Button>
    </div>
  );
}
