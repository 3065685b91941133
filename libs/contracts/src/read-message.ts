import { DomainError } from '@jalon/kernel';
import type { Contracts, MessageData } from './contract.ts';

/** A message of these contracts, once read: its type says what it carries. */
export type MessageOf<All extends Contracts> = {
  readonly [Type in keyof All & string]: { readonly type: Type; readonly data: MessageData<All, Type> };
}[keyof All & string];

/** What arrived is not what the contract promises. Asking again changes nothing: it is parked at once with this cause. */
export class UnreadableMessage extends DomainError {
  readonly code = 'message/unreadable';
  override readonly kind = 'invalid';

  constructor(type: string, version: number, faults: readonly string[]) {
    super(`Le message ${type} (version ${version}) ne suit pas son contrat : ${faults.join(' ; ')}.`, {
      type,
      version,
      faults,
    });
  }
}

/**
 * Reads what arrived by its contract, at the edge of who hears it.
 * @returns undefined for a type that these contracts do not name: a newer publisher says more than we listen to.
 * @throws UnreadableMessage when the version is another, or when it does not carry what its contract says.
 */
export function readMessage<All extends Contracts>(
  contracts: All,
  { type, version, data }: { readonly type: string; readonly version: number; readonly data: unknown },
): MessageOf<All> | undefined {
  const contract = Object.hasOwn(contracts, type) ? contracts[type] : undefined;
  if (contract === undefined) return undefined;
  if (version !== contract.version)
    throw new UnreadableMessage(type, version, [`version attendue : ${contract.version}`]);
  const read = contract.schema.safeParse(data);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`);
    throw new UnreadableMessage(type, version, faults);
  }
  // The type and the schema were taken from the same row of the contracts, which their type cannot say.
  return { type, data: read.data } as MessageOf<All>;
}
