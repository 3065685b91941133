import { HttpException } from '@nestjs/common';
import {
  Conflict,
  DuplicateEventId,
  InvalidArgument,
  NotReachedInTime,
  OutcomeUnknown,
  StreamNotFound,
  TooLarge,
  Unavailable,
} from '@jalon/event-store';
import { IdentityProviderAway } from '@jalon/auth';
import { DomainError, type Facts, type RefusalKind } from '@jalon/kernel';
import { InvalidQuery, ReadModelStopped } from '@jalon/read-models';

/** An error as HTTP tells it: RFC 9457, with a stable `code`. */
export interface Problem {
  readonly type: string;
  /** The same for every problem of the status, in French. */
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** One French sentence for the person on the screen. */
  readonly detail: string;
  /** The rule that refuses, by its number. */
  readonly rule?: string;
  readonly facts?: Facts;
  readonly correlationId?: string;
  /** After a stale `If-Match`: what others did meanwhile. */
  readonly rivals?: readonly RivalEvent[];
}

/** An event that came between what the person saw and what they sent. */
export interface RivalEvent {
  readonly revision: number;
  readonly type: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly occurredAt: string;
  readonly recordedAt: string;
}

const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  // The request is well formed and its author may send it, but the state of the subject refuses it now.
  refused: 409,
};

/** How the framework's own refusals are called; its messages are English and may hold internals. */
const frameworkProblems: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['request/malformed', 'La demande est illisible.'],
  404: ['request/unknown-route', 'Cette adresse n’existe pas.'],
  405: ['request/method-not-allowed', 'Cette méthode n’est pas permise ici.'],
  406: ['request/not-acceptable', 'Aucun des formats demandés n’est disponible.'],
  408: ['request/timeout', 'La demande est arrivée trop lentement.'],
  413: ['request/too-large', 'La demande est trop volumineuse.'],
  414: ['request/uri-too-long', 'L’adresse est trop longue.'],
  415: ['request/unsupported-media-type', 'Ce type de contenu n’est pas accepté.'],
  431: ['request/headers-too-large', 'Les en-têtes sont trop volumineux.'],
};

const titles: Readonly<Record<number, string>> = {
  400: 'Demande mal formée',
  401: 'Identification nécessaire',
  403: 'Droit insuffisant',
  404: 'Introuvable',
  406: 'Format non proposé',
  409: 'Refusé dans l’état présent',
  412: 'Version dépassée',
  413: 'Envoi trop volumineux',
  415: 'Type de contenu non accepté',
  500: 'Erreur interne',
  503: 'Service momentanément indisponible',
};

/**
 * Decides, in one place, how each error is told over HTTP. An error nobody named is a 500 that says nothing of it.
 * @param ifMatch whether the person said which revision they had seen. A conflict is then theirs (412); without it
 * they only lost a race, and the same request may pass (409).
 */
export function problemOf(error: unknown, ifMatch = false): Problem {
  if (error instanceof DomainError) {
    return problem(statusOf[error.kind], error.code, error.message, {
      ...(error.rule === undefined ? {} : { rule: error.rule }),
      ...(Object.keys(error.facts).length === 0 ? {} : { facts: error.facts }),
    });
  }
  if (error instanceof IdentityProviderAway) {
    return problem(
      503,
      'auth/provider-away',
      'Le service d’identité ne répond pas : réessayez dans un instant.',
    );
  }
  return problemOfLog(error, ifMatch) ?? problemOfReadModels(error) ?? problemOfFramework(error);
}

function problemOfLog(error: unknown, ifMatch: boolean): Problem | undefined {
  if (error instanceof Conflict) {
    const facts = { expected: error.expected, actual: error.actual };
    return ifMatch
      ? problem(412, 'log/stale', 'Quelqu’un d’autre a modifié ce sujet entre-temps.', { facts })
      : problem(409, 'log/concurrent-change', 'Ce sujet vient de changer ; recommencez.', { facts });
  }
  if (error instanceof StreamNotFound) return problem(404, 'log/not-found', 'Ce sujet n’existe pas.');
  if (error instanceof DuplicateEventId) {
    return problem(409, 'log/command-already-used', 'Cet identifiant de commande a déjà servi ailleurs.');
  }
  if (error instanceof TooLarge) {
    return problem(413, 'log/too-large', 'Ce contenu est trop volumineux.', {
      facts: { bytes: error.bytes, limit: error.limit },
    });
  }
  // A malformed identifier of an address, most often.
  if (error instanceof InvalidArgument) {
    return problem(400, 'log/invalid-argument', 'Cette demande ne désigne rien qui puisse exister.');
  }
  if (error instanceof OutcomeUnknown) {
    return problem(
      503,
      'log/outcome-unknown',
      'Le résultat est incertain : renvoyez la même demande, avec la même clé.',
    );
  }
  if (error instanceof Unavailable) {
    return problem(503, 'log/unavailable', 'Le journal n’est pas disponible ; rien n’a été enregistré.');
  }
  return undefined;
}

function problemOfReadModels(error: unknown): Problem | undefined {
  if (error instanceof InvalidQuery) {
    return problem(400, 'read-models/invalid-query', 'Cette recherche n’a pas de sens.', {
      facts: { cause: error.message },
    });
  }
  if (error instanceof NotReachedInTime) {
    return problem(
      503,
      'read-models/not-yet-visible',
      'Cette écriture n’est pas encore visible : réessayez.',
    );
  }
  if (error instanceof ReadModelStopped) {
    return problem(
      503,
      'read-models/stopped',
      'Cette vue s’est arrêtée sur un fait qu’elle ne comprend pas.',
      {
        facts: { model: error.model },
      },
    );
  }
  return undefined;
}

function problemOfFramework(error: unknown): Problem {
  const status = frameworkStatus(error);
  const known = frameworkProblems[status];
  if (known !== undefined) return problem(status, ...known);
  if (status >= 400 && status < 500) return problem(status, 'request/refused', 'La demande est refusée.');
  return problem(
    500,
    'internal',
    'Une erreur interne est survenue ; elle est consignée sous ce numéro de corrélation.',
  );
}

function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return {
    type: `urn:jalon:problem:${code}`,
    title: titles[status] ?? 'Demande refusée',
    status,
    code,
    detail,
    ...more,
  };
}

function frameworkStatus(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  ) {
    return error.statusCode;
  }
  return 500;
}
