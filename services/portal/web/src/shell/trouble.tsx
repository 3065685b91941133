import { Box, Button, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { useTitle } from '../elements/page-title.tsx';

export function NotHere() {
  const { t } = useTranslation();
  useTitle(t('trouble.not-here'));
  return (
    <Stack gap="sm">
      <Title order={1}>{t('trouble.not-here')}</Title>
      <Text>{t('trouble.not-here-why')}</Text>
      <Link to="/">{t('trouble.home')}</Link>
    </Stack>
  );
}

/** A screen that fell: what happened, and a way on. What was typed elsewhere stays. */
export function Trouble({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  useTitle(t('trouble.title'));
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={1}>{t('trouble.title')}</Title>
      <ProblemNotice error={error} />
      <Button onClick={reset}>{t('trouble.again')}</Button>
    </Stack>
  );
}

/** The same where not even the frame stands. */
export function TroubleAlone(trouble: ErrorComponentProps) {
  return (
    <Box component="main" p="xl">
      <Trouble {...trouble} />
    </Box>
  );
}
