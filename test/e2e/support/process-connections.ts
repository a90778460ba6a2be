import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** One end of a socket that reaches out of this machine, or listens to what is outside it. */
export interface OutsideSocket {
  readonly pid: number;
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  /** As the kernel writes them: hexadecimal address and port. */
  readonly local: string;
  readonly remote: string;
}

const PROTOCOLS = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const LISTENS = '0A';

/** @returns `pid` and every process below it. Linux only. */
export function processTree(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // "pid (name, which may hold anything) state parent ..."
    const parent = /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = [pid];
  for (const member of tree) for (const [child, parent] of parents) if (parent === member) tree.push(child);
  return tree;
}

/** @returns sockets of these processes with an end that is not this machine's own, now. Linux only. */
export function outsideSockets(pids: readonly number[]): OutsideSocket[] {
  return pids.flatMap((pid) => {
    const inodes = socketsOf(pid);
    return PROTOCOLS.flatMap((protocol) =>
      read(`/proc/${pid}/net/${protocol}`)
        .split('\n')
        .slice(1)
        .flatMap((row) => {
          const [, local = '', remote = '', state, , , , , , inode] = row.trim().split(/\s+/);
          if (inode === undefined || !inodes.has(inode)) return [];
          const faces = state === LISTENS || (protocol.startsWith('udp') && isUnset(remote)) ? local : remote;
          return isLoopback(faces) ? [] : [{ pid, protocol, local, remote }];
        }),
    );
  });
}

/** Inodes of the sockets that a process holds. */
function socketsOf(pid: number): ReadonlySet<string> {
  const held = new Set<string>();
  for (const name of list(`/proc/${pid}/fd`)) {
    const inode = /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${name}`))?.[1];
    if (inode !== undefined) held.add(inode);
  }
  return held;
}

/** Addresses are words of four bytes, each in the machine's order: little-endian here as on all that Node runs on. */
function isLoopback(end: string): boolean {
  const [address = ''] = end.split(':');
  if (address.length === 8) return address.endsWith('7F');
  return address === '00000000000000000000000001000000' || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address);
}

function isUnset(end: string): boolean {
  return /^0+:/.test(end);
}

// A process or a descriptor may go while it is looked at.
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
