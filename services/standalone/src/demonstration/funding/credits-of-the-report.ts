/** The sums of the annual report 2015-2016 that no dossier of the programme tells. In euros. */

/** The State's specific credits of 2015: 17 596 888 € in all (report). The split between the ten is invented. */
export const stateTotal2015 = 17_596_888;

export const stateSplit2015: Readonly<Record<string, number>> = {
  'contrat-de-ville': 7_310_000,
  dre: 5_050_000,
  asv: 395_000,
  vvv: 610_000,
  ciec: 1_020_000,
  dpv: 980_000,
  clas: 1_090_000,
  internats: 330_000,
  cordees: 211_888,
  fipd: 600_000,
};

/** The métropole's ordinary housing policy of 2016 (report). */
export const habitatTotal = 68_000;

/**
 * The integrated territorial investment (ITI) of the FEDER, won on 2 November 2015: 37 M€ in four envelopes, and what
 * was selected in three of them. The report says nothing of what the second selected: nothing is written of it (I8).
 */
export const itiEnvelopes = [
  { dispositif: 'iti-tpe-pme', label: 'ITI : TPE et PME', opened: 5_000_000, selected: 1_573_500 },
  { dispositif: 'iti-numerique', label: 'ITI : numérique', opened: 3_000_000, selected: undefined },
  {
    dispositif: 'iti-renovation',
    label: 'ITI : rénovation énergétique',
    opened: 8_200_000,
    selected: 1_986_202,
  },
  { dispositif: 'iti-friches', label: 'ITI : friches', opened: 20_800_000, selected: 17_889_464 },
] as const;

/** Abatement of the tax on built property (report): saved by the landlords, and valued in return, over 16 conventions. */
export const taxAbatement = { conventions: 16, saving: 4_700_000, valued: 10_400_000 } as const;

/** The protocol of the renewal programme (NPRU), signed on 2 November 2016. Its shares make 98 %: they are written so (I1). */
export const renewalProtocol = {
  total: 9_500_000,
  parts: [
    { label: 'Études', amount: 2_500_000 },
    { label: 'Ingénierie', amount: 4_200_000 },
    { label: 'Opérations physiques', amount: 2_800_000 },
  ],
  shares: [
    { financer: 'ANRU', shareBp: 4_900 },
    { financer: 'Bailleurs', shareBp: 1_200 },
    { financer: 'Collectivités', shareBp: 3_700 },
  ],
  signedOn: '2016-11-02',
} as const;
