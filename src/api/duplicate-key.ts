const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g

/**
 * The first name that an object of the text has twice: readers of JSON keep one of the two values, and
 * not all of them the same (RFC 8259 §4). The text is JSON; nothing else is looked at.
 */
export function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  let last = ''
  for (const [token] of text.matchAll(TOKEN)) {
    const names = open.at(-1)
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':' && names !== undefined) {
      const name: string = JSON.parse(last)
      if (names.has(name)) return name
      names.add(name)
    }
    last = token
  }
  return undefined
}
