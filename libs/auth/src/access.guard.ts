import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { AUTHENTICATOR, type Authenticator } from './authenticator.ts';
import { NotAuthenticated, RoleNotAllowed } from './errors.ts';
import type { Principal } from './principal.ts';
import type { Role } from '@jalon/contracts';

const PUBLIC = 'jalon:public';
const ROLES = 'jalon:roles';

/** Open to anyone, unknown people included. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Open to these roles only. Without it a route is open to every known person. */
export const Roles = (...allowed: readonly Role[]) => SetMetadata(ROLES, allowed);

/** A request once somebody is known to be asking. */
export interface AuthenticatedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  principal?: Principal;
}

/** @throws RoleNotAllowed */
export function assertRole(principal: Principal, allowed: readonly Role[]): void {
  if (!allowed.includes(principal.role)) throw new RoleNotAllowed(principal.role, allowed);
}

/** Who may call a route. */
export interface Access {
  /** Unknown people may. */
  readonly open: boolean;
  /** The roles that may; undefined for every known person. */
  readonly allowed: readonly Role[] | undefined;
}

/** What the decorators of a handler say, else those of its controller: roles on a handler close an open controller. */
export function accessOf(handler: object, controller: object): Access {
  const target = [handler, controller].find(
    (one) => Reflect.hasMetadata(PUBLIC, one) || Reflect.hasMetadata(ROLES, one),
  );
  if (target === undefined) return { open: false, allowed: undefined };
  return {
    open: Reflect.hasMetadata(PUBLIC, target),
    allowed: Reflect.getMetadata(ROLES, target) as readonly Role[] | undefined,
  };
}

/** Before every handler: who asks, and may this role come here? */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #authenticator: Authenticator;
  /** What each handler asks never changes: it is read once. */
  readonly #accessOf = new WeakMap<object, Access>();

  constructor(@Inject(AUTHENTICATOR) authenticator: Authenticator) {
    this.#authenticator = authenticator;
  }

  /** @throws NotAuthenticated, RoleNotAllowed */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = this.#access(context);
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = bearerToken(request.headers['authorization']);
    const known = token === undefined ? undefined : this.#authenticator.authenticate(token);
    if (known instanceof Promise) return known.then((principal) => admit(request, principal, access));
    return admit(request, known, access);
  }

  #access(context: ExecutionContext): Access {
    const handler = context.getHandler();
    let access = this.#accessOf.get(handler);
    if (access === undefined) {
      access = accessOf(handler, context.getClass());
      this.#accessOf.set(handler, access);
    }
    return access;
  }
}

function admit(request: AuthenticatedRequest, principal: Principal | undefined, access: Access): boolean {
  if (principal === undefined) {
    if (access.open) return true;
    throw new NotAuthenticated();
  }
  request.principal = principal;
  if (access.allowed !== undefined) assertRole(principal, access.allowed);
  return true;
}

function bearerToken(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || !/^bearer /i.test(header)) return undefined;
  return header.slice(7).trim();
}
