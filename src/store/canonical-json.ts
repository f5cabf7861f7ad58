/** JSON with the members of objects in order of their names: equal values give equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortMembers)

function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
