import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import { unbroken } from '../words/unbroken.ts';

/** A refusal in its own words, with its rule; a failure with what to do. Announced when it appears. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const answer = error instanceof Problem ? error.answer : undefined;
  const title = answer?.status === 0 ? t('trouble.no-connection') : answer?.title || t('trouble.failed');
  const detail = answer?.status === 0 ? t('trouble.no-connection-why') : (answer?.detail ?? String(error));
  return (
    <Alert
      role="alert"
      variant="outline"
      color="stake"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
    >
      <Text size="md">{unbroken(detail)}</Text>
      {answer && answer.status > 0 && (
        <Text size="sm" c="dimmed">
          {answer.rule !== undefined && `${t('trouble.rule', { rule: answer.rule })} · `}
          {answer.code}
        </Text>
      )}
    </Alert>
  );
}
