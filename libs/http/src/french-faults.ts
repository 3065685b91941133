import { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'un texte est attendu',
  number: 'un nombre est attendu',
  int: 'un nombre entier est attendu',
  boolean: 'vrai ou faux est attendu',
  array: 'une liste est attendue',
  object: 'un objet est attendu',
  record: 'un objet est attendu',
  date: 'une date est attendue',
  null: 'une valeur vide est attendue',
};

const formats: Readonly<Record<string, string>> = {
  email: 'une adresse de courriel est attendue',
  url: 'une adresse web est attendue',
  uuid: 'un UUID est attendu',
  datetime: 'un instant ISO 8601 est attendu',
  date: 'un jour (AAAA-MM-JJ) est attendu',
};

/**
 * What is wrong with a value, in a few French words, where a schema has none of its own. The value itself is never
 * quoted: it may be a secret, or hostile.
 */
function frenchFault(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'ce champ est obligatoire';
      return kinds[issue.expected] ?? 'une autre sorte de valeur est attendue';
    case 'invalid_value':
      if (issue.input === undefined) return 'ce champ est obligatoire';
      return issue.values.length > 40
        ? 'cette valeur n’est pas de celles qui sont acceptées'
        : `attendu : ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return sized(issue.origin, 'au moins', Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return sized(issue.origin, 'au plus', Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_format':
      return formats[issue.format] ?? 'ce texte n’a pas la forme attendue';
    case 'not_multiple_of':
      return `un multiple de ${String(issue.divisor)} est attendu`;
    case 'unrecognized_keys':
      return `${issue.keys.length > 1 ? 'champs inconnus' : 'champ inconnu'} : ${issue.keys.slice(0, 20).join(', ')}`;
    case 'invalid_union':
      return 'cette valeur n’a aucune des formes acceptées';
    default:
      return 'cette valeur n’est pas acceptée';
  }
}

function sized(origin: string, side: 'au moins' | 'au plus', bound: number, inclusive: boolean): string {
  const plural = bound > 1 ? 's' : '';
  if (origin === 'string') return `${side} ${bound} caractère${plural}`;
  if (origin === 'array' || origin === 'set' || origin === 'map') return `${side} ${bound} élément${plural}`;
  if (inclusive) return `${side} ${bound}`;
  return side === 'au moins' ? `plus de ${bound}` : `moins de ${bound}`;
}

/** From now on zod speaks French, in the whole process. A schema's own words still win. */
export function speakFrench(): void {
  z.config({ localeError: frenchFault });
}
