import { DomainError } from '@jalon/kernel';

export class InstructorNotAssigned extends DomainError {
  readonly code = 'dossier/instructor-not-assigned';
  constructor() {
    super('Le dossier doit être affecté à un instructeur avant d’être instruit.');
  }
}

export class NotTheAssignedInstructor extends DomainError {
  readonly code = 'dossier/not-the-assigned-instructor';
  override readonly kind = 'forbidden';
  constructor(instructor: string) {
    super('Seul l’instructeur affecté prend en charge le dossier.', { instructor });
  }
}

export class ReassignmentWithoutReason extends DomainError {
  readonly code = 'dossier/reassignment-without-reason';
  constructor(previous: string) {
    super('Une réaffectation donne son motif.', { previous });
  }
}

export class ExpertLinkedToPorteur extends DomainError {
  readonly code = 'dossier/expert-linked-to-porteur';
  constructor(expert: string, porteur: string) {
    super('L’expert est lié au porteur : son avis ne peut être demandé.', { expert, porteur });
  }
}

export class OpinionNotAwaited extends DomainError {
  readonly code = 'dossier/opinion-not-awaited';
  constructor(opinionId: string) {
    super('Cet avis n’a pas été demandé, ou il est déjà rendu.', { opinionId });
  }
}

export class NotTheExpert extends DomainError {
  readonly code = 'dossier/not-the-expert';
  override readonly kind = 'forbidden';
  constructor(expert: string) {
    super('L’avis est rendu par l’expert à qui il est demandé, ou transcrit par un instructeur.', { expert });
  }
}

export class UnknownNote extends DomainError {
  readonly code = 'dossier/unknown-note';
  override readonly kind = 'not-found';
  constructor(noteId: string) {
    super('Cette note n’existe pas dans le dossier.', { noteId });
  }
}
