import type { Role } from '@jalon/contracts';

/** Who keeps the committees: schedules their sessions, appoints their members, holds them. The API says the same. */
export function isSecretary(role: Role): boolean {
  return role === 'secretaire-comite' || role === 'admin';
}

/** Who prepares the agenda of a session. */
export function preparesAgendas(role: Role): boolean {
  return role === 'instructeur' || isSecretary(role);
}
