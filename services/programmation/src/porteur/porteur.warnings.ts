import { fitsScdl } from '@jalon/contracts';
import type { Porteur } from './porteur.state.ts';

/** What a person should know of a porteur that no rule refuses. */
export interface PorteurWarning {
  readonly code: string;
  /** In French, for the screen. */
  readonly sentence: string;
}

/** What should be known of a porteur as it stands. Pure. */
export function warningsOf(porteur: Porteur): readonly PorteurWarning[] {
  if (porteur.status === 'absent') return [];
  const { rna } = porteur.identifiers;
  return rna === undefined || fitsScdl(rna)
    ? []
    : [
        {
          code: 'porteur/rna-outside-scdl',
          sentence:
            'Ce RNA contient des lettres : le format SCDL ne l’accepte pas, il ne pourra y être publié.',
        },
      ];
}
