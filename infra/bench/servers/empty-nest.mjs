// The floor of the HTTP rows: Nest on Fastify with one route, plain, as `nest new` leaves it. With a schema's module in
// the first argument it has one POST that validates its body with that schema; without, one GET.
import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Post, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const [schemaModule] = process.argv.slice(2);

class EmptyController {
  answer() {
    return { done: true };
  }
}
// What a compiler makes of decorators, written out: this file is run as it is.
const decorate = (...decorators) => {
  const descriptor = Object.getOwnPropertyDescriptor(EmptyController.prototype, 'answer');
  for (const decorator of decorators) decorator(EmptyController.prototype, 'answer', descriptor);
};
if (schemaModule) {
  const { schema } = await import(schemaModule);
  Body({ schema })(EmptyController.prototype, 'answer', 0);
  decorate(Post(), HttpCode(200));
} else {
  decorate(Get());
}
Controller('empty')(EmptyController);

class EmptyModule {}
Module({ controllers: [EmptyController] })(EmptyModule);

const application = await NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false });
if (schemaModule) application.useGlobalPipes(new StandardSchemaValidationPipe());
await application.listen(Number(process.env.PORT ?? 0), '127.0.0.1');
