import { type Parameters, addressOf } from './client.ts';
import { Problem, type ProblemAnswer } from './problem.ts';

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Every match of a list as a file, given to the browser to keep. @throws Problem */
export async function download(
  path: string,
  parameters: Parameters,
  format: keyof typeof types,
  name: string,
): Promise<void> {
  const response = await fetch(addressOf(path, parameters), { headers: { accept: types[format] } });
  if (!response.ok) throw new Problem((await response.json()) as ProblemAnswer);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${name}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
