import { ask, proofOf } from './client.ts';
import { Problem, type ProblemAnswer } from './problem.ts';

interface StreamedCommand {
  readonly body: BodyInit;
  readonly contentType: string;
  readonly key: string;
}

/**
 * Sends a command whose answer follows its own progress, one JSON line at a time.
 * @param onStep is told each line before the last, as it comes
 * @returns the result, which is the last line @throws Problem also when the answer ends without a result
 */
export async function sendStreaming<Step extends object, Result>(
  address: string,
  { body, contentType, key }: StreamedCommand,
  onStep: (step: Step) => void,
): Promise<Result> {
  const response = await ask(address, {
    method: 'POST',
    headers: { 'content-type': contentType, ...proofOf(key) },
    body,
  });
  let result: { readonly result: Result } | undefined;
  for await (const line of linesOf(response)) {
    const told = JSON.parse(line) as Step | { readonly result: Result } | { readonly problem: ProblemAnswer };
    if ('result' in told) result = told;
    else if ('problem' in told && !('line' in told)) throw new Problem(told.problem);
    else onStep(told as Step);
  }
  if (result === undefined) throw Problem.noConnection();
  return result.result;
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw Problem.noConnection();
    });
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
