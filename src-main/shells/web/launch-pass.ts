import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

export type Entry = 'granted' | 'spent' | 'wrong';

/**
 * Who may use this launch of the studio: whoever brings the token of its address first gets a cookie, and from then on only
 * the cookie opens. Both are 256 random bits.
 */
export class LaunchPass {
  readonly token = randomBytes(SECRET_BYTES).toString('base64url');
  readonly #session = randomBytes(SECRET_BYTES).toString('base64url');
  /** Cookies are shared by every port of a host: with a name for each launch, two studios do not overwrite each other's. */
  readonly #cookieName = `voxloom-${randomBytes(6).toString('hex')}`;
  #spent = false;

  /** Trades a token for the right to `setCookie`; only once. */
  enter(token: string): Entry {
    if (!equal(token, this.token)) return 'wrong';
    if (this.#spent) return 'spent';
    this.#spent = true;
    return 'granted';
  }

  /** Value of the `Set-Cookie` header. It ends with the browser. */
  get setCookie(): string {
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @param header the `Cookie` header. */
  admits(header: string | undefined): boolean {
    const prefix = `${this.#cookieName}=`;
    return (header ?? '').split(';').some((pair) => {
      const cookie = pair.trim();
      return cookie.startsWith(prefix) && equal(cookie.slice(prefix.length), this.#session);
    });
  }
}

/** In a time that tells nothing of where they differ, or of how long the secret is. */
function equal(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
