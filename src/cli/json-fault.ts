/**
 * Where a text stops being JSON (RFC 8259). `JSON.parse` often says what is wrong without saying where.
 *
 * @module
 */
const BLANKS = /[ \t\n\r]*/y
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy

type Expected =
  | 'value'
  | 'value or ]'
  | 'name'
  | 'name or }'
  | ':'
  | ', or ]'
  | ', or }'
  | 'the end'

/** Line and column count from 1. */
export interface JsonFault {
  readonly line: number
  readonly column: number
  readonly expected: Expected
}

/** The first fault of a text; undefined where there is none. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: string[] = []
  let expected: Expected = 'value'
  let offset = skip(text, 0)
  while (offset < text.length) {
    TOKEN.lastIndex = offset
    const token: string | undefined = TOKEN.exec(text)?.[0]
    const next: Expected | undefined =
      token === undefined ? undefined : after(token, expected, open)
    if (token === undefined || next === undefined) return faultAt(text, offset, expected)
    expected = next
    offset = skip(text, offset + token.length)
  }
  return expected === 'the end' ? undefined : faultAt(text, offset, expected)
}

function skip(text: string, offset: number): number {
  BLANKS.lastIndex = offset
  return offset + (BLANKS.exec(text)?.[0].length ?? 0)
}

const CLOSING: Readonly<Partial<Record<Expected, string>>> = {
  'value or ]': ']',
  'name or }': '}',
  ', or ]': ']',
  ', or }': '}',
}

/** What may follow a token; undefined where the token itself was not expected. */
function after(token: string, expected: Expected, open: string[]): Expected | undefined {
  if (token === CLOSING[expected]) return closed(open)
  switch (expected) {
    case 'value':
    case 'value or ]':
      return afterValue(token, open)
    case 'name':
    case 'name or }':
      return token.startsWith('"') ? ':' : undefined
    case ':':
      return token === ':' ? 'value' : undefined
    case ', or ]':
      return token === ',' ? 'value' : undefined
    case ', or }':
      return token === ',' ? 'name' : undefined
    case 'the end':
      return undefined
  }
}

function afterValue(token: string, open: string[]): Expected | undefined {
  if (token === '{' || token === '[') {
    open.push(token)
    return token === '{' ? 'name or }' : 'value or ]'
  }
  return /^[}\],:]$/.test(token) ? undefined : inside(open)
}

function closed(open: string[]): Expected {
  open.pop()
  return inside(open)
}

function inside(open: readonly string[]): Expected {
  const innermost = open.at(-1)
  if (innermost === undefined) return 'the end'
  return innermost === '{' ? ', or }' : ', or ]'
}

function faultAt(text: string, offset: number, expected: Expected): JsonFault {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, expected }
}
