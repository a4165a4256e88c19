import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { collectionFields } from '../../contract/index.ts';
import { collectionFieldId } from './collection-problems.ts';
import { FieldGroup } from './FieldGroup.tsx';
import type { FieldMessage } from './field-message.ts';

interface CollectionFieldsProps {
  readonly further: Readonly<Record<string, string>>;
  /** Whether the payer begins a mandate: then who they are is asked for, and stands open. */
  readonly isFirst: boolean;
  readonly messages: readonly FieldMessage[];
  readonly onChange: (further: Readonly<Record<string, string>>) => void;
}

const groups = ['payer', 'shipping', 'further'] as const;
const wrapperOrder = ['label', 'input', 'error', 'description'] as const;

/** What a direct debit carries beside, each with its limit; where a mandate says who pays, all of it is folded away (rules.md H53). */
export function CollectionFields({ further, isFirst, messages, onChange }: CollectionFieldsProps) {
  const { t } = useTranslation();
  return groups.map((group) => (
    <FieldGroup
      key={group}
      title={t(`collection.group.${group}`)}
      startsOpen={isFirst && group === 'payer'}
      hasFault={collectionFields[group].some(({ name }) =>
        messages.some((one) => one.fieldId === collectionFieldId(name)),
      )}
    >
      {collectionFields[group].map(({ name, most, kind }) => {
        const usual = {
          id: collectionFieldId(name),
          label: t(`collection.field.${name}`),
          inputWrapperOrder: [...wrapperOrder],
          error: messages.find(({ fieldId }) => fieldId === collectionFieldId(name))?.message,
        };
        const value = further[name] ?? '';
        const change = (text: string) => onChange({ ...further, [name]: text });
        if (kind === 'gender') {
          return (
            <Select
              key={name}
              {...usual}
              clearable
              data={(['f', 'm'] as const).map((gender) => ({ value: gender, label: t(`collection.gender.${gender}`) }))}
              value={value || null}
              comboboxProps={{ transitionProps: { duration: 0 } }}
              onChange={(gender) => change(gender ?? '')}
            />
          );
        }
        return (
          <TextInput
            key={name}
            {...usual}
            type={kind === 'day' ? 'date' : 'text'}
            autoComplete="off"
            description={
              kind === 'day'
                ? name
                : t(
                    `collection.hint.${isFirst && group === 'payer' ? 'needed' : 'optional'}.${kind === 'phone' ? 'text' : kind}`,
                    { name, most },
                  )
            }
            value={value}
            onChange={({ currentTarget }) => change(currentTarget.value)}
          />
        );
      })}
    </FieldGroup>
  ));
}
