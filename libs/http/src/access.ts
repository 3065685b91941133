import { SetMetadata } from '@nestjs/common';

/** The metadata that says who may call a route: read by the guard of `@jalon/auth` and by the OpenAPI document. */
export const routeAccess = 'jalon:access';

/** `public`: anyone, without a token. Otherwise the roles that may; an empty list is anyone who is identified. */
export type RouteAccess = 'public' | readonly string[];

/** The route, or every route of the controller, answers without a token. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(routeAccess, 'public' satisfies RouteAccess);

/** The access of a handler: its own, or its controller's; anyone identified when neither says. */
export function accessOf(handler: object, controller: object): RouteAccess {
  return (
    (Reflect.getMetadata(routeAccess, handler) as RouteAccess | undefined) ??
    (Reflect.getMetadata(routeAccess, controller) as RouteAccess | undefined) ??
    []
  );
}
