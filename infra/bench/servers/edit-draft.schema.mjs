// The body of Jalon's command, for whoever is measured beside it.
import { depositIntents } from '../../../services/programmation/src/dossier/deposit/deposit.commands.ts';

export const { schema } = depositIntents['edit-draft'];
