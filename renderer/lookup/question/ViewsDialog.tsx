import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayBeKept, type NamedView, type Refusal } from '../../../contract/index.ts';
import { RefusalNote } from '../../app/RefusalNote.tsx';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import { useWindow } from '../../state/window.ts';
import { useOneAtATime } from '../../ui/useOneAtATime.ts';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import { addView, removeView, renameView } from './named-views.ts';

/** Longer names would fill the line. */
const longestName = 40;

/** Keeps what is sought under a name; renames and deletes the person's own views. */
export function ViewsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { searchText } = useWindow();
  const { preferences } = useConsole();
  const views = preferences.namedViews;
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { busy, run } = useOneAtATime('named view');
  useReturnFocus();
  const keep = async (namedViews: readonly NamedView[]) => {
    const result = await bridge.preferences.change({ namedViews: [...namedViews] });
    setRefusal(result.ok ? null : result.refusal);
    return result.ok;
  };
  const save = async () => {
    const view = { viewId: crypto.randomUUID(), name: name.trim(), text: searchText };
    if (await keep(addView(views, view))) onClose();
  };
  const isKeepable = mayBeKept(searchText);
  return (
    <Modal.Root opened onClose={onClose}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t('question.ownViews')}</Modal.Title>
          <Modal.CloseButton aria-label={t('question.close')} />
        </Modal.Header>
        <Modal.Body>
          <Stack gap="sm">
            {refusal && <RefusalNote refusal={refusal} />}
            {searchText === '' && <Text size="sm">{t('question.nothingToSave')}</Text>}
            {!isKeepable && <Text size="sm">{t('question.holdsCard')}</Text>}
            {searchText !== '' && isKeepable && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  if (name.trim() !== '') void run(save);
                }}
              >
                <Group align="flex-end" gap="xs" wrap="nowrap">
                  <TextInput
                    label={t('question.saveAs', { text: searchText })}
                    maxLength={longestName}
                    value={name}
                    onChange={({ currentTarget }) => setName(currentTarget.value)}
                    data-autofocus
                    flex={1}
                  />
                  <Button type="submit" loading={busy} disabled={name.trim() === ''}>
                    {t('question.save')}
                  </Button>
                </Group>
              </form>
            )}
            {views.map((view) => (
              <OwnView
                key={`${view.viewId} ${view.name}`}
                view={view}
                onRename={(to) => void keep(renameView(views, view.viewId, to))}
                onRemove={() => void keep(removeView(views, view.viewId))}
              />
            ))}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface OwnViewProps {
  readonly view: NamedView;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** A name is kept once the keyboard leaves it; an empty one is not. */
function OwnView({ view, onRename, onRemove }: OwnViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const rename = () => {
    const chosen = name.trim();
    if (chosen === '') setName(view.name);
    else if (chosen !== view.name) onRename(chosen);
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <TextInput
        label={t('question.rename', { text: view.text })}
        maxLength={longestName}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onBlur={rename}
        onKeyDown={({ key }) => key === 'Enter' && rename()}
        flex={1}
      />
      <ActionIcon variant="default" size={36} aria-label={t('question.delete', { name: view.name })} onClick={onRemove}>
        <Trash2 size={15} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
