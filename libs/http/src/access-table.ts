import type { Type } from '@nestjs/common';
import { type Role, allRoles } from '@jalon/auth';
import { routesOf } from './routes.ts';

/** One action of the interface, and who may. */
export interface AccessRow {
  /** `POST /api/programmation/dossiers/{id}/submit` */
  readonly action: string;
  readonly summary: string;
  /** Anyone, without saying who they are. */
  readonly open: boolean;
  /** The roles that may; all of them when the route says nothing. */
  readonly roles: readonly Role[];
}

/** Who may do what: the table that an auditor asks for, read from what the guards enforce and the intents declare. */
export function accessTable(controllers: readonly Type[]): readonly AccessRow[] {
  return routesOf(controllers).map(({ method, path, operation: { summary, roles } }) => ({
    action: `${method.toUpperCase()} ${path}`,
    summary,
    open: roles === 'public',
    roles:
      roles === undefined || roles === 'public' ? allRoles : allRoles.filter((role) => roles.includes(role)),
  }));
}
