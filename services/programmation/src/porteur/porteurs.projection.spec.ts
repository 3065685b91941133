import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { documentsAlong } from '../projected.examples.ts';
import type { PorteurEvent } from './porteur.events.ts';
import { porteurs } from './porteurs.projection.ts';

const day = (text: string) => text as Day;
const registered: PorteurEvent = {
  type: 'PorteurRegistered',
  data: {
    porteur: 'P-EXAMPL',
    name: 'Club de Roubaix',
    identifiers: { siret: '38033590100027', rna: 'W591000001' },
    legalForm: 'private-law',
    commune: '59512',
    since: day('2010-01-01'),
    origin: 'entered',
  },
};
const shown = {
  id: 'P-EXAMPL',
  name: 'Club de Roubaix',
  siret: '38033590100027',
  rna: 'W591000001',
  legalForm: 'private-law',
  commune: '59512',
  active: true,
  since: '2010-01-01',
  identitySince: '2010-01-01',
  formerly: [],
  formerNames: [],
  formerNumbers: [],
};

describe('The register of porteurs', () => {
  it('shows a body as it was registered', () => {
    expect(documentsAlong(porteurs, 'porteur-P-EXAMPL', [registered])).toEqual([shown]);
  });

  it('keeps its former names, in their order, and each only once it is left', () => {
    const renamed = (name: string, since: string): PorteurEvent => ({
      type: 'PorteurRenamed',
      data: { name, since: day(since) },
    });
    const documents = documentsAlong(porteurs, 'porteur-P-EXAMPL', [
      registered,
      renamed('Club du Nord', '2014-01-01'),
      renamed('Club du Nord', '2015-01-01'),
      renamed('Club des Flandres', '2016-01-01'),
    ]);
    expect(documents.map((document) => document?.formerNames)).toEqual([
      [],
      ['Club de Roubaix'],
      ['Club de Roubaix'],
      ['Club de Roubaix', 'Club du Nord'],
    ]);
  });

  it('forgets a number that is no longer its own, and follows its legal form and its activity', () => {
    const documents = documentsAlong(porteurs, 'porteur-P-EXAMPL', [
      registered,
      {
        type: 'PorteurIdentifiersChanged',
        data: { identifiers: { rna: 'W591000001' }, since: day('2015-01-01'), reason: 'Établissement fermé' },
      },
      { type: 'PorteurLegalFormChanged', data: { legalForm: 'public-body', since: day('2015-02-01') } },
      { type: 'PorteurDeactivated', data: { reason: 'Dissoute', since: day('2015-03-01') } },
      { type: 'PorteurReactivated', data: { since: day('2015-04-01') } },
    ]);
    expect(documents.map((document) => [document?.siret, document?.legalForm, document?.active])).toEqual([
      ['38033590100027', 'private-law', true],
      [undefined, 'private-law', true],
      [undefined, 'public-body', true],
      [undefined, 'public-body', false],
      [undefined, 'public-body', true],
    ]);
    const identifiers = { rna: 'W591000001' };
    expect(documents.at(-1)).toMatchObject({
      since: '2015-04-01',
      identitySince: '2015-02-01',
      formerNumbers: ['38033590100027'],
      formerly: [
        { identifiers: { siret: '38033590100027' }, since: '2010-01-01', until: '2015-01-01' },
        { identifiers, legalForm: 'private-law', since: '2015-01-01', until: '2015-02-01' },
      ],
    });
  });

  it('takes two changes of one day for one: what was in between was never anybody’s', () => {
    const changed = { since: day('2014-01-01') };
    const documents = documentsAlong(porteurs, 'porteur-P-EXAMPL', [
      registered,
      { type: 'PorteurRenamed', data: { name: 'Faute de frappe', ...changed } },
      { type: 'PorteurRenamed', data: { name: 'Club du Nord', ...changed } },
    ]);
    expect(documents.at(-1)).toMatchObject({
      name: 'Club du Nord',
      formerNames: ['Club de Roubaix'],
      formerly: [{ name: 'Club de Roubaix', since: '2010-01-01', until: '2014-01-01' }],
    });
  });
});
