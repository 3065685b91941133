import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SubjectKind } from './compare-search.ts';

interface CompareLinkProps {
  readonly kind: SubjectKind;
  readonly id: string;
  /** The first date, where the screen knows one worth starting from. */
  readonly since?: string | undefined;
}

/** From a subject to the subject at two dates. */
export function CompareLink({ kind, id, since }: CompareLinkProps) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconArrowsDiff size={16} aria-hidden />}
      renderRoot={(props) => (
        <Link
          to="/histoire/comparer"
          search={{ sujet: kind, id, ...(since !== undefined && { du: since }) }}
          {...props}
        />
      )}
    >
      {t('compare.go')}
    </Button>
  );
}
