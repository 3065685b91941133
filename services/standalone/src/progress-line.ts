interface Progress {
  readonly position: number;
  readonly target: number;
}

/** One line that tells how far long work has come: rewritten on a terminal, one line every tenth elsewhere. */
export function progressLine(
  title: string,
  output: NodeJS.WriteStream = process.stdout,
): (progress: Progress) => void {
  let told = -1;
  return ({ position, target }) => {
    const percent = target === 0 ? 100 : Math.floor((position / target) * 100);
    if (percent === told || (!output.isTTY && percent !== 100 && percent < told + 10)) return;
    told = percent;
    const text = `${title} : ${percent} % (${position} / ${target})`;
    output.write(output.isTTY ? `\r${text}${percent === 100 ? '\n' : ''}` : `${text}\n`);
  };
}
