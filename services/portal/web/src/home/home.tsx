import { useTranslation } from 'react-i18next';
import { PageTitle } from '../elements/page-title.tsx';
import { PorteurHome } from '../porteur/porteur-home.tsx';
import { usePerson } from '../session/session.ts';
import { CampaignFigures } from './campaign-figures.tsx';
import { FinanceWorklist } from './finance-worklist.tsx';
import { InstructorWorklist } from './instructor-worklist.tsx';
import classes from './home.module.css';

/** What waits for me, what is late, and where the campaign stands. */
export function Home() {
  const { t } = useTranslation();
  const { name, role } = usePerson();
  return (
    <>
      <PageTitle
        title={t('home.hello', { name })}
        lead={t(`home.lead.${role}`, { defaultValue: t('home.lead.other') })}
      />
      <div className={classes.layout}>
        {(role === 'instructeur' || role === 'admin') && <InstructorWorklist />}
        {(role === 'finance' || role === 'certificateur') && <FinanceWorklist />}
        {role === 'porteur' && <PorteurHome />}
        {role !== 'porteur' && <CampaignFigures campaign="2016" />}
      </div>
    </>
  );
}
