/** Milliseconds of processor time that `work` takes; unlike time on the wall it does not grow with what else is running. */
export function cpuTimeMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
