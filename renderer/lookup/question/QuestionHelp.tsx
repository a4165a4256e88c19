import { Code, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../ui/Facts.tsx';

const examples = ['scraps', 'about', 'words', 'operators', 'dates', 'not', 'quotes'] as const;

/** What can be typed into the box, by examples; all of it stands in docs/question.md. */
export function QuestionHelp() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={3} size="h5" mt="md" mb={4}>
        {t('question.help.title')}
      </Title>
      <Facts
        facts={examples.map((name) => ({
          label: t(`question.help.${name}`),
          value: <Code>{t(`question.help.${name}Example`)}</Code>,
        }))}
      />
      <Text size="sm" c="dimmed" mt={8}>
        {t('question.help.more')}
      </Text>
    </>
  );
}
