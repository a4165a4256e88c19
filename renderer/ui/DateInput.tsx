import { TextInput, type TextInputProps } from '@mantine/core';
import { useFormats } from '../i18n/format.ts';

interface DateInputProps extends Omit<TextInputProps, 'type' | 'lang'> {
  readonly type?: 'date' | 'month';
}

/** The browser's own field for a day or a month, with day, month and year in the order in which this person writes them. */
export function DateInput({ type = 'date', ...props }: DateInputProps) {
  const { locale } = useFormats();
  return <TextInput {...props} type={type} lang={locale} />;
}
