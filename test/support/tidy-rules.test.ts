import { describe, expect, test } from 'vitest'
import * as rules from './tidy-rules.ts'

const at = (path: string, text: string): rules.Source[] => [{ path, text }]
const reported = (findings: readonly string[]): number => findings.length

describe('ranks', () => {
  test('downward and within the folder is allowed', () => {
    const text = "import { ok } from '../base/result.ts'\nimport { mac } from './mac.ts'\n"
    expect(rules.importsUpward(at('src/net/prefix.ts', text))).toEqual([])
  })

  test('the report names the file, the import and the way out', () => {
    const text = "import { run } from '../operation/run.ts'\n"
    expect(rules.importsUpward(at('src/store/store.ts', text))).toEqual([
      'src/store/store.ts: imports ../operation/run.ts; store may import only from lower ranks. Move the code down, or pass it in.',
    ])
  })

  test.each([
    ['an upward value', 'src/net/vni.ts', "import { Vpc } from '../model/kind/vpc.ts'"],
    ['an upward type', 'src/engine/walk.ts', "import type { Store } from '../store/store.ts'"],
    ['an inline type', 'src/engine/a.ts', "let s: import('../store/store.ts').Store"],
    ['an upward re-export', 'src/base/index.ts', "export * from '../net/vni.ts'"],
    ['an import over lines', 'src/base/a.ts', "import {\n  a,\n  type B,\n} from '../net/b.ts'"],
    ['a later import', 'src/auth/a.ts', "const b = await import('../api/app.ts')"],
    ['a neighbour of equal rank', 'src/auth/token.ts', "import { key } from '../store/store.ts'"],
    ['the entry from below', 'src/cli/dev.ts', "import worker from '../worker.ts'"],
    ['a side effect', 'src/model/a.ts', "import '../engine/index.ts'"],
    ['a folder without rank', 'src/extra/a.ts', ''],
  ])('%s is refused', (_, path, text) => {
    expect(reported(rules.importsUpward(at(path, `${text}\n`)))).toBe(1)
  })
})

describe('guests', () => {
  test.each([
    ['src/api/app.ts', 'hono'],
    ['src/api/app.ts', 'hono/body-limit'],
    ['src/api/field.ts', 'zod'],
    ['src/auth/token.ts', 'jose'],
    ['src/store/dynamo/dynamo-store.ts', '@aws-sdk/client-dynamodb'],
    ['src/cli/dev/launch.ts', 'node:child_process'],
    ['src/node.ts', 'node:process'],
  ])('%s may import %s', (path, name) => {
    expect(rules.importsUpward(at(path, `import * as a from '${name}'\n`))).toEqual([])
  })

  test.each([
    ['src/engine/walk.ts', 'hono'],
    ['src/engine/walk.ts', 'node:fs'],
    ['src/model/field.ts', 'zod'],
    ['src/api/app.ts', 'jose'],
    ['src/store/store.ts', '@aws-sdk/client-dynamodb'],
    ['src/worker.ts', 'node:fs'],
    ['src/cli/main.ts', 'left-pad'],
  ])('%s may not import %s', (path, name) => {
    expect(reported(rules.importsUpward(at(path, `import * as a from '${name}'\n`)))).toBe(1)
  })

  test('a comment that quotes an import is not one', () => {
    const text = "/** Unlike `import x from 'hono'`, this is pure: taken from 'zod'. */\n"
    expect(rules.importsUpward(at('src/engine/a.ts', text))).toEqual([])
  })
})

describe('clocks and dice', () => {
  test.each([
    'const now = Date.now()',
    'const then = new Date(0)',
    'const roll = Math.random()',
    "const roll = Math['random']()",
    'const { random } = Math\n',
    'const t = performance.now()',
    'const id = crypto.randomUUID()',
    'const id = `v-${Math.random()}`',
  ])('%s is refused in a pure folder', (text) => {
    expect(reported(rules.clocksAndDice(at('src/engine/a.ts', text)))).toBe(1)
  })

  test('a comment or a sentence may speak of a Date', () => {
    const text = "// No Date here.\n/** Math.random is banned. */\nconst a = 'Date of birth'\n"
    expect(rules.clocksAndDice(at('src/model/a.ts', text))).toEqual([])
  })

  test('Math without dice is allowed', () => {
    expect(rules.clocksAndDice(at('src/net/a.ts', 'const a = Math.max(1, 2)\n'))).toEqual([])
  })

  test('the command line may look at the clock', () => {
    expect(rules.clocksAndDice(at('src/cli/a.ts', 'const now = Date.now()'))).toEqual([])
  })
})

test('400 lines are a file, 401 are too many', () => {
  expect(rules.tooLong(at('src/net/a.ts', 'x\n'.repeat(400)))).toEqual([])
  expect(reported(rules.tooLong(at('src/net/a.ts', 'x\n'.repeat(401))))).toBe(1)
})

test('a note to ourselves needs an issue number, and the other word is never right', () => {
  expect(rules.looseEnds(at('src/a.ts', '// TODO(#12): both families'))).toEqual([])
  expect(reported(rules.looseEnds(at('src/a.ts', '// TODO: both families')))).toBe(1)
  expect(reported(rules.looseEnds(at('src/a.ts', '// TODO(ann): later')))).toBe(1)
  expect(reported(rules.looseEnds(at('src/a.ts', '// FIXME(#12)')))).toBe(1)
})

test('names that say nothing are refused', () => {
  expect(reported(rules.emptyNames(at('src/net/utils.ts', '')))).toBe(1)
  expect(reported(rules.emptyNames(at('src/net/a.ts', 'export function validateMac() {}')))).toBe(1)
  expect(rules.emptyNames(at('src/net/mac.ts', 'export function parseMac() {}'))).toEqual([])
})

describe('tests of their own name', () => {
  const stage = at('src/engine/stage/mtu.ts', 'export const mtu: Stage = {}\n')

  test('a stage without one is reported with the path to write', () => {
    expect(rules.untested(stage, new Set(['test/engine/mtu.test.ts']))).toEqual([
      'test/engine/stage/mtu.test.ts: missing. Write the test of the same name.',
    ])
  })

  test('a stage with one is fine', () => {
    expect(rules.untested(stage, new Set(['test/engine/stage/mtu.test.ts']))).toEqual([])
  })

  test.each(['src/model/kind/vpc.ts', 'src/engine/check/a.ts', 'src/operation/special/a.ts'])(
    '%s needs one too',
    (path) => {
      expect(reported(rules.untested(at(path, 'export function a() {}\n'), new Set()))).toBe(1)
    },
  )

  test('a file that holds only types needs none', () => {
    const types = at('src/engine/stage/stage.ts', 'export interface Stage {}\n')
    expect(rules.untested(types, new Set())).toEqual([])
  })
})

test('a scope is made in auth and nowhere else', () => {
  const text = 'const scope = tenantScope(id)\n'
  expect(rules.forgedScopes(at('src/auth/token.ts', text))).toEqual([])
  expect(reported(rules.forgedScopes(at('src/api/app.ts', text)))).toBe(1)
  expect(reported(rules.forgedScopes(at('src/operation/run.ts', text)))).toBe(1)
})

describe('keys of the table', () => {
  test.each([
    ['src/store/dynamo/load.ts', 'const k = { pk: `T#${t}`, sk: key }'],
    ['src/store/dynamo/load.ts', "const k = { pk: { S: 'META' } }"],
    ['src/store/dynamo/load.ts', 'const k = prefix + `#${id}`'],
    ['src/store/chain.ts', 'const k = `${tenant}#${vpc}`'],
    ['src/api/app.ts', "const k = 'VPC#' + id"],
  ])('%s may not say %s', (path, text) => {
    expect(reported(rules.strayKeys(at(path, text)))).toBe(1)
  })

  test('keys.ts builds them', () => {
    expect(rules.strayKeys(at('src/store/dynamo/keys.ts', 'const k = `T#${t}#V#${v}`'))).toEqual([])
  })

  test('a private member, a fragment of an address and a passed-on key are no keys', () => {
    const text = "class A { #b = 1 }\nconst a = 'openapi.yaml#/paths'\nconst k = { pk: key.pk }\n"
    expect(rules.strayKeys(at('src/store/dynamo/load.ts', text))).toEqual([])
  })
})

test('a stranger at the top level is refused, what git ignores is not', () => {
  const names = ['src', 'README.md', 'scripts', '.weft', 'npm.log', 'notes.txt']
  expect(rules.strangersAtTheTop(names, ['.weft/', '*.log'])).toEqual([
    'scripts: not a name of the top level. Put it into src, infra, test or docs.',
    'notes.txt: not a name of the top level. Put it into src, infra, test or docs.',
  ])
})

test('ARCHITECTURE.md may have 199 lines and not 200', () => {
  expect(rules.architectureTooLong('x\n'.repeat(199))).toEqual([])
  expect(reported(rules.architectureTooLong('x\n'.repeat(200)))).toBe(1)
})
