import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../shell/as-of.ts';
import classes from '../funding.module.css';
import type { EnvelopeFigures } from '../funding-answers.ts';
import { AuthorityGauge, CreditGauge } from './envelope-gauges.tsx';
import { envelopesQuery, paidQuery } from './envelope-query.ts';
import { creditSums } from './envelope-sums.ts';
import { EnvelopeTable } from './envelope-table.tsx';

/** A mother with everything below it: what one delegated to another is in the sum once. */
export function EnvelopeDaughters({
  parent,
  whole,
}: {
  readonly parent: string;
  readonly whole: EnvelopeFigures;
}) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { data } = useQuery(envelopesQuery({ parent, asOf }));
  const { data: paid } = useQuery(paidQuery(asOf));
  const paidBelow = (data?.items ?? []).reduce(
    (sum, { envelope }) => sum + (paid?.get(envelope) ?? 0),
    paid?.get(parent) ?? 0,
  );
  return (
    <section className={classes.section}>
      <Title order={2} mb="sm">
        {t('envelopes.with-daughters')}
      </Title>
      <div className={classes.gauges}>
        <AuthorityGauge {...whole.authority} />
        <CreditGauge {...creditSums(whole.credits)} paid={paidBelow} />
      </div>
      <EnvelopeTable envelopes={data?.items} paid={paid} />
    </section>
  );
}
