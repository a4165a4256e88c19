import { SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { preferences as schema } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import { About } from './About.tsx';
import { LimitsSetting } from './LimitsSetting.tsx';
import { LockSetting } from './LockSetting.tsx';
import classes from './SettingsPage.module.css';
import { TeamSetting } from './TeamSetting.tsx';

/** What a person sets for themselves on this computer, and what this console is. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { preferences } = useConsole();
  const { theme, language, density, singleKeys } = schema.shape;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('place.settings')}</h1>
      <Stack gap={20}>
        <Choice
          label={t('settings.theme.label')}
          value={preferences.theme}
          options={theme.options.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={(value) => void bridge.preferences.change({ theme: value })}
        />
        <Choice
          label={t('settings.language.label')}
          value={preferences.language}
          options={language.options.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
          onChange={(value) => void bridge.preferences.change({ language: value })}
        />
        <Choice
          label={t('settings.density.label')}
          value={preferences.density}
          options={density.options.map((value) => ({ value, label: t(`settings.density.${value}`) }))}
          onChange={(value) => void bridge.preferences.change({ density: value })}
        />
        <Choice
          label={t('settings.singleKeys.label')}
          hint={t('settings.singleKeys.hint')}
          value={preferences.singleKeys}
          options={singleKeys.options.map((value) => ({ value, label: t(`settings.singleKeys.${value}`) }))}
          onChange={(value) => void bridge.preferences.change({ singleKeys: value })}
        />
      </Stack>
      <LockSetting />
      <TeamSetting />
      <LimitsSetting />
      <About />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, hint, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <div className={classes.choice}>
      <span aria-hidden>{label}</span>
      <SegmentedControl<Value> aria-label={label} size="sm" data={[...options]} value={value} onChange={onChange} />
      {hint && <p className={classes.hint}>{hint}</p>}
    </div>
  );
}
