import { spawnSync } from 'node:child_process';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The path of a Chromium: the machine's own, or Debian's, installed when it has none and may. @throws when there is none to be had */
export function chromium(/** @type {(text: string) => void} */ say) {
  const own = process.env.CHROMIUM ?? found();
  if (own) return own;
  say('chromium: Debian’s package');
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  let installed = install();
  if (installed.status !== 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' }); // a fresh machine may have no lists yet
    installed = install();
  }
  const path = found();
  if (path) return path;
  throw new Error(
    `No Chromium: install one, or name it in CHROMIUM.\n${installed.stderr ?? installed.error}`,
  );
}

function found() {
  for (const name of names) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}
