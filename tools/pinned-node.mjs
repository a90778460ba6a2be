// Runs a script under the Node this project is pinned to, whatever Node started it:
//   node tools/pinned-node.mjs <script> [arguments]
// The binary comes from the optional dependencies node-<system>-<processor>. Where there is none (macOS), the Node that
// started this file serves if it is of the same major version.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const PINNED_MAJOR = 24;
const require = createRequire(import.meta.url);

function pinnedNode() {
  const system = { win32: 'win' }[process.platform] ?? process.platform;
  try {
    return require.resolve(`node-${system}-${process.arch}/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
  } catch {
    if (Number(process.versions.node.split('.')[0]) === PINNED_MAJOR) return process.execPath;
    console.error(
      `Voxloom needs Node ${PINNED_MAJOR}; this is ${process.version}. Run "npm ci" again, or install Node ${PINNED_MAJOR}.`,
    );
    process.exit(1);
  }
}

const child = spawn(pinnedNode(), process.argv.slice(2), { stdio: 'inherit' });
// The child decides how to end. A terminal sends Ctrl+C to both; what one process sends to this one is passed on.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else process.exit(code ?? 1);
});
