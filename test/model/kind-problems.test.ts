/** What a kind refuses is what it says that it refuses: the reference lists no other codes. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { API_KINDS } from '../../src/model/kinds.ts'
import { PROBLEMS } from '../../src/model/problem.ts'
import { kebab } from '../../src/model/words.ts'

/** Codes that stand in the file of a kind, outside of what a field says of itself. */
function codesIn(kindName: string): string[] {
  const file = new URL(`../../src/model/kind/${kebab(kindName)}.ts`, import.meta.url)
  const text = readFileSync(file, 'utf8')
    .replace(/min: .*?code: '\w+'/g, '')
    .replace(/\n {2}problems: \{[\s\S]*?\},\n\n/, '')
  return [...text.matchAll(/'([a-z0-9]+(?:_[a-z0-9]+)+)'/g)]
    .map(([, code = '']) => code)
    .filter((code) => code in PROBLEMS)
}

test.each(API_KINDS.map((kind) => [kind.name, kind.problems ?? {}] as const))(
  'a %s names every code that stands in its file in `problems`',
  (name, problems) => {
    const named: string[] = Object.values(problems).flat()
    expect(codesIn(name).filter((code) => !named.includes(code))).toEqual([])
  },
)
