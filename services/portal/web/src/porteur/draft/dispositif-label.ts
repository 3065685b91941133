import { useNames } from '../../reference/reference.ts';

/** The words for `etat/contrat-de-ville`: the funder, then its dispositif. */
export function useDispositifLabel(): (dispositif: string) => string {
  const names = useNames();
  return (dispositif) => {
    const [funder = '', code = ''] = dispositif.split('/');
    return `${names.funder(funder)} – ${names.dispositif(funder, code)}`;
  };
}
