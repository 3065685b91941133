import type { Day } from '@jalon/kernel';

/** The call for projects that the demonstration tells. */
export const campaign = {
  id: '2016',
  year: 2016,
  name: 'Programmation 2016 (démonstration)',
  opensOn: '2015-10-05' as Day,
  closesOn: '2016-09-30' as Day,
  nomenclature: 'contrat-2015',
} as const;

/** The story begins with the preparation of the campaign and ends with the last late reports. */
export const firstDay = '2015-10-01';
export const lastDay = '2017-07-31';
