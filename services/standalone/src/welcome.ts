import type { Engines } from '@jalon/engines';

const examples = [
  ['L’instructeur', 'instructeur', 'programmation/worklist'],
  ['L’agent financier', 'finance', 'funding/envelopes?year=2016&sort=-committed&pageSize=5'],
  ['L’auditeur', 'auditeur', 'programmation/dossiers?campaign=2016&asOf=2016-03-31&pageSize=5'],
] as const;

/** The first thing a newcomer reads: where it is, that it is a demonstration, one example request per person. */
export async function greet(address: string, { store }: Engines): Promise<void> {
  const lines = [
    '',
    `Jalon est prêt : ${address}  (${String(await store.lastPosition())} événements)`,
    'Mode démonstration : les personnes et les porteurs sont inventés.',
    '',
    ...examples.flatMap(([who, role, path]) => [
      `${who} :`,
      `  curl -s '${address}/api/${path}' -H "authorization: Bearer $(curl -s ${address}/api/auth/demo-tokens -H 'content-type: application/json' -d '{"role":"${role}"}' | node -pe 'JSON.parse(require("fs").readFileSync(0)).token')"`,
    ]),
    '',
    `Référence de l’API : ${address}/api/docs`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
