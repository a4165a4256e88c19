import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Facts } from '../ui/Facts.tsx';
import classes from './About.module.css';

/** What a support team asks for first: versions, what shows the window, and where everything is kept. */
export function About() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { dataFolder, version, host, user, backup } = useConsole();
  return (
    <section aria-labelledby="about">
      <h2 id="about" className={classes.title}>
        {t('settings.about')}
      </h2>
      <Facts
        facts={[
          { label: t('settings.version'), value: version },
          {
            label: t('settings.host'),
            value: (
              <>
                {t(`statusBar.host.${host.kind}`)}
                <span className={classes.note}>{host.version}</span>
              </>
            ),
          },
          { label: t('settings.user'), value: user },
          {
            label: t('settings.dataFolder'),
            value: (
              <>
                <span className={classes.folder}>
                  <span className="identifier">{dataFolder}</span>
                  <CopyButton
                    text={dataFolder}
                    label={t('settings.copyFolder')}
                    copiedLabel={t('settings.folderCopied')}
                  />
                </span>
                <span className={classes.note}>{t('settings.dataText')}</span>
              </>
            ),
          },
          {
            label: t('settings.backup'),
            value: (
              <>
                {backup.newestAt === null ? t('backup.none') : formats.exactMoment(backup.newestAt)}
                <span className={classes.note}>{t('settings.backupText')}</span>
              </>
            ),
          },
          { label: t('settings.secrets'), value: t('settings.secretsText') },
          { label: t('settings.licence'), value: t('settings.licenceText') },
        ]}
      />
    </section>
  );
}
