import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { AuthenticatedRequest } from './access.guard.ts';
import { NotAuthenticated } from './errors.ts';
import type { Principal } from './principal.ts';

/** A handler's parameter: the person who asks. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (principal === undefined) throw new NotAuthenticated();
  return principal;
});
