import type { Ask } from '@jalon/testing/granted-line';

/** Asks a running whole for something in the role of one of its personas, beside the screen: what comes before a story. */
export function askOver(url: string): Ask {
  const tokens = new Map<string, Promise<string>>();
  return async (who, path, payload, key) => {
    if (typeof who !== 'string') throw new Error('Only a role can be asked for over HTTP');
    const token = tokens.get(who) ?? tokenOf(url, who);
    tokens.set(who, token);
    const answer = await fetch(`${url}/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key.replace(/[^\x21-\x7e]/g, '-'),
        authorization: `Bearer ${await token}`,
      },
      body: JSON.stringify(payload),
    });
    return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>> };
  };
}

/** Reads something of a running whole. @throws Error unless it is answered */
export async function readOver<Body>(url: string, role: string, path: string): Promise<Body> {
  const answer = await fetch(`${url}/api/${path}`, {
    headers: { authorization: `Bearer ${await tokenOf(url, role)}` },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Body;
}

/** Until it is so: services hear of each other's facts, and read models show them, a moment later. */
export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function tokenOf(url: string, role: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/demo-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  return ((await answer.json()) as { readonly token: string }).token;
}
