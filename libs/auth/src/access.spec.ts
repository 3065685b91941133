import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { AccessGuard, Public, Roles, accessOf } from './access.guard.ts';
import { NotAuthenticated, RoleNotAllowed } from './errors.ts';
import type { Principal } from './principal.ts';

@Public()
class Window {
  look() {
    return 'seen';
  }

  @Roles('auditeur')
  audit() {
    return 'seen';
  }
}

class Desk {
  sit() {
    return 'seated';
  }
}

const judith: Principal = { id: 'judith', name: 'Judith', role: 'auditeur' };
const karim: Principal = { id: 'karim', name: 'Karim', role: 'instructeur' };

function enter(
  controller: typeof Window | typeof Desk,
  handler: () => unknown,
  authorization: string | undefined,
  later: boolean,
) {
  const people = new Map([
    ['judith', judith],
    ['karim', karim],
  ]);
  const guard = new AccessGuard({
    authenticate: (token) => (later ? Promise.resolve(people.get(token)) : people.get(token)),
  });
  // What the guard asks of its context, and nothing more.
  const context = {
    getHandler: () => handler,
    getClass: () => controller,
    switchToHttp: () => ({ getRequest: () => ({ headers: { authorization } }) }),
  } as unknown as ExecutionContext;
  return (async () => guard.canActivate(context))();
}

describe.each([
  ['at once', false],
  ['after asking elsewhere', true],
])('A route, with people known %s', (_when, later) => {
  const { look, audit } = Window.prototype;
  const { sit } = Desk.prototype;

  it('that is open lets anyone in', async () => {
    expect(await enter(Window, look, undefined, later)).toBe(true);
    expect(await enter(Window, look, 'Bearer stranger', later)).toBe(true);
  });

  it('that says nothing lets known people in', async () => {
    expect(await enter(Desk, sit, 'Bearer karim', later)).toBe(true);
    await expect(enter(Desk, sit, undefined, later)).rejects.toThrow(NotAuthenticated);
    await expect(enter(Desk, sit, 'Basic karim', later)).rejects.toThrow(NotAuthenticated);
    await expect(enter(Desk, sit, 'Bearer stranger', later)).rejects.toThrow(NotAuthenticated);
  });

  it('that names roles is closed to the others, on an open controller too', async () => {
    expect(await enter(Window, audit, 'bearer judith', later)).toBe(true);
    await expect(enter(Window, audit, 'Bearer karim', later)).rejects.toThrow(RoleNotAllowed);
    await expect(enter(Window, audit, undefined, later)).rejects.toThrow(NotAuthenticated);
    expect(accessOf(audit, Window)).toEqual({ open: false, allowed: ['auditeur'] });
  });
});
