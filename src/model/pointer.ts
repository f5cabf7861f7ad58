/** A JSON pointer (RFC 6901 §3): `~` and `/` are written as `~0` and `~1`. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
