const DOTS = ['..', '%2e%2e', '.%2e', '%2E.', '%252e%252e', '..%00', '%00..', '...', '....', '..;', '%c0%ae%c0%ae', '%e0%80%ae%e0%80%ae', '．．', '%EF%BC%8E%EF%BC%8E', '.. ', '..%20', '..%09', '‥', '%u002e%u002e'];
const SLASHES = ['/', '\\', '%2f', '%5c', '%252f', '%255c', '%c0%af', '//', '/./', '%ef%bc%8f', '%u2215', '\\\\', '/%5c'];
const DEVICES = ['con', 'CON', 'prn', 'aux', 'nul', 'NUL.txt', 'com1', 'com9.js', 'lpt1', 'conin$', 'conout$', 'CLOCK$', 'com¹', 'aux.html', 'nul.'];
const DRIVES = ['C:', 'c:%5cwindows', 'C:/', 'C|', 'file:', '%43%3a', '\\\\server\\share', '//server/share', '\\\\?\\C:\\', '\\\\.\\pipe\\x', '/dev/stdin', '/proc/self/environ', '/etc/passwd', '~', '~root', '$HOME', '%USERPROFILE%'];

/**
 * At least 500 paths of URLs that try to get at a file outside a folder, or at what is no file.
 * @param secret name of a file beside the folder and one above it
 * @param outside absolute path of a folder that holds it
 */
export function hostilePaths(secret: string, outside: string): string[] {
  const climbs = DOTS.flatMap((dots) => SLASHES.flatMap((slash) => [`/${dots}${slash}${secret}`, `/assets${slash}${dots}${slash}${dots}${slash}${secret}`]));
  const streams = ['index.html:$DATA', 'index.html::$DATA', 'index.html%3a%3a$DATA', 'index.html.', 'index.html%20', 'index.html%00.js', 'index.html%00', '%00', 'index.html%0a', 'index.html%0d%0ax: y', 'index.html/', 'index.html/..', '.git/config', '.env', 'assets/.hidden', '%2eenv'];
  const absolute = [outside, encodeURIComponent(outside), outside.replaceAll('/', '//'), outside.replaceAll('/', '%2f'), `file://${outside}`, `http://evil.example${outside}`].flatMap((path) => [path + `/${secret}`, `/${path}/${secret}`, `/${path}%2f${secret}`]);
  const broken = ['%', '%2', '%zz', '%ff%fe', '%80', '*', '?', '#', ' ', '\t', '/'.repeat(50), 'a/'.repeat(2_000), '../'.repeat(500) + secret, '%2e%2e%2f'.repeat(200) + secret];
  const names = [...DEVICES, ...DRIVES, ...streams, ...broken].flatMap((name) => [`/${name}`, `/assets/${name}`]);
  // Beginning like the folder, and next to it.
  const siblings = ['/../renderer-secret/secret.txt', '-secret/secret.txt', '/-secret/secret.txt', `/..%2frenderer-secret%2f${secret}`];
  return [...climbs, ...absolute, ...names, ...siblings];
}
