/** A browsable page of an OpenAPI document: one self-contained HTML text, no script, nothing fetched from elsewhere. */
export function referencePage(document: ReferenceDocument): string {
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => row(method, path, operation)),
  );
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(document.info.title)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; color: #16283a; background: #f6f8fa; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; }
  details { background: #fff; border: 1px solid #8395a7; border-radius: 6px; margin: .4rem 0; padding: .5rem .8rem; }
  summary { cursor: pointer; } code { font-size: .92em; } .m { display: inline-block; min-width: 4rem; font-weight: 700; text-transform: uppercase; color: #0b4f8a; }
  pre { overflow: auto; background: #eef2f6; padding: .6rem; border-radius: 4px; }
</style>
<h1>${escape(document.info.title)}</h1>
<p>Document OpenAPI 3.1 : <a href="openapi.json">openapi.json</a>. Toute erreur est un <code>application/problem+json</code> au code stable.</p>
${rows.join('\n')}
</html>`;
}

interface ReferenceDocument {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function row(method: string, path: string, operation: Readonly<Record<string, unknown>>): string {
  const { summary, ...rest } = operation;
  return `<details><summary><span class="m">${method}</span> <code>${escape(path)}</code> — ${escape(String(summary))}</summary><pre>${escape(JSON.stringify(rest, null, 2))}</pre></details>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
