import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Operation, accessOf, operationOf } from '@jalon/auth';

/** A route as its decorators declare it. */
export interface Route {
  /** `post` */
  readonly method: string;
  /** `/api/programmation/dossiers/{id}` */
  readonly path: string;
  readonly operation: Operation;
}

/**
 * The routes of some controllers, each intent as a route of its own. Who may call one is what its operation says,
 * else what its guard enforces (`@Roles`, `@Public`).
 * @throws Error naming the handler that nobody documented: a reference is whole or false.
 */
export function routesOf(controllers: readonly Type[]): readonly Route[] {
  return controllers.flatMap(routesOfController).flatMap(expand);
}

/** Every controller of an application: what its reference must speak of. */
export function controllersOf(application: NestFastifyApplication): readonly Type[] {
  return controllersIn(application.get(ModulesContainer));
}

/** The same, from the inside: `ModulesContainer` is what Nest gives to whoever injects it. */
export function controllersIn(modules: ModulesContainer): readonly Type[] {
  return [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) =>
      typeof metatype === 'function' ? [metatype as Type] : [],
    ),
  );
}

/** The handlers of some controllers that no document can speak of (`DossierController.list`). There should be none. */
export function undocumentedHandlers(controllers: readonly Type[]): readonly string[] {
  return controllers.flatMap((controller) =>
    handlersOf(controller)
      .filter(({ key }) => operationOf(controller.prototype as object, key) === undefined)
      .map(({ key }) => `${controller.name}.${key}`),
  );
}

function routesOfController(controller: Type): Route[] {
  return handlersOf(controller).map(({ key, handler, method }) => {
    const operation = operationOf(controller.prototype as object, key);
    if (operation === undefined) {
      throw new Error(`${controller.name}.${key} is not documented: add @Operation`);
    }
    const enforced = accessOf(handler, controller);
    const roles = operation.roles ?? (enforced.open ? 'public' : enforced.allowed);
    return {
      method: String(RequestMethod[method]).toLowerCase(),
      path: `/${[...parts(controller), ...parts(handler)].join('/')}`.replace(/:([a-zA-Z]+)/g, '{$1}'),
      operation: { ...operation, ...(roles !== undefined && { roles }) },
    };
  });
}

function handlersOf(controller: Type) {
  const prototype = controller.prototype as object;
  return Object.getOwnPropertyNames(prototype).flatMap((key) => {
    const handler = Object.getOwnPropertyDescriptor(prototype, key)?.value as object | undefined;
    const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
    return handler === undefined || method === undefined ? [] : [{ key, handler, method }];
  });
}

function parts(target: object): readonly string[] {
  return String(Reflect.getMetadata('path', target) ?? '')
    .split('/')
    .filter(Boolean);
}

function expand({ method, path, operation }: Route): readonly Route[] {
  if (operation.intents === undefined) return [{ method, path, operation }];
  return Object.entries(operation.intents).map(([intent, own]) => ({
    method,
    path: path.replace(/\{[^}]+\}$/, intent),
    operation: { command: true, ...own },
  }));
}
