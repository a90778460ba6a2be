import { spawn } from 'node:child_process';

/** Runs a program with this one's streams. A signal to this process goes on to it; how it ended is returned as a shell would. */
export async function runChild(program: string, args: readonly string[], workingFolder: string): Promise<number> {
  const child = spawn(program, args, { cwd: workingFolder, stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => {
    // A terminal sends Ctrl+C to both.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => {
        resolve(code ?? 1);
      });
    });
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}
