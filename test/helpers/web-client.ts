/** A browser that has been let in. */
export interface Entered {
  /** As `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly cookie: string;
}

/** Opens the address of a web shell as its window does. */
export async function enterStudio(entryUrl: string): Promise<Entered> {
  const response = await fetch(entryUrl, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (response.status !== 303 || cookie === undefined) throw new Error(`the studio answered ${response.status} to its own address`);
  return { origin: new URL(entryUrl).origin, cookie };
}

/** Opens the channel of a web shell; Node's own WebSocket takes headers that a browser sets by itself. */
export function openSocket({ origin, cookie }: Entered): WebSocket {
  return new WebSocket(`${origin.replace('http', 'ws')}/channel`, { headers: { origin, cookie } });
}
