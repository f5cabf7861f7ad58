/** Every command that the documentation marks to be run is run, page by page, from top to bottom. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runnableBlocks } from '../support/runnable-blocks.ts'
import { CONFIG_HOME, startWeft, type WeftProcess } from '../support/weft-process.ts'

const pages = ['README.md', ...globSync('docs/**/*.md').sort()]
  .map((path) => ({ path, blocks: runnableBlocks(readFileSync(path, 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0)

/** `WEFT_DOCS=write npx vitest run test/connected/docs.test.ts` puts what is printed into the pages. */
const REWRITES = process.env['WEFT_DOCS'] === 'write'

const has = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0

/** A folder with the command `weft`, as whoever has installed it has it. */
function weftFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weft-bin-'))
  const script = `#!/bin/sh\nexec "${process.execPath}" "${resolve('src/node.ts')}" "$@"\n`
  writeFileSync(join(folder, 'weft'), script, { mode: 0o755 })
  return folder
}

let weft: WeftProcess | undefined
let environment: NodeJS.ProcessEnv = {}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weft-docs-'))
  weft = startWeft(['dev', '--port', '0', '--data', folder])
  const output = await weft.until('trace --profile')
  environment = {
    ...process.env,
    XDG_CONFIG_HOME: CONFIG_HOME,
    PATH: [weftFolder(), resolve('node_modules/.bin'), process.env['PATH']].join(delimiter),
    WEFT_URL: /Weft is up at (http:\S+);/.exec(output)?.[1],
    WEFT_TOKEN: /WEFT_TOKEN=(\S+)/.exec(output)?.[1],
  }
})

afterAll(async () => {
  weft?.child.kill('SIGINT')
  await weft?.ended
})

function run(script: string): { readonly exitCode: number; readonly out: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    env: environment,
    encoding: 'utf8',
  })
  if (status !== 0) process.stderr.write(stderr)
  return { exitCode: status ?? -1, out: stdout }
}

test('the README shows commands that are run here', () => {
  expect(pages.map(({ path }) => path)).toContain('README.md')
})

const printing = pages.flatMap(({ path, blocks }) =>
  blocks.filter(({ isServed }) => !isServed).map((block) => ({ path, ...block })),
)

test.each(printing)('$path:$line prints what it shows', ({ path, script, exitCode, printed }) => {
  const done = run(script)
  expect(done.exitCode).toBe(exitCode)
  if (printed === undefined) return
  if (REWRITES)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(printed, () => done.out),
    )
  else expect(done.out).toBe(printed)
})

const served = pages
  .map(({ path, blocks }) => ({ path, blocks: blocks.filter(({ isServed }) => isServed) }))
  .filter(({ blocks }) => blocks.length > 0)

test.skipIf(!has('curl') || !has('jq')).each(served)(
  'the API answers the requests of $path',
  ({ blocks }) => {
    expect(run(blocks.map(({ script }) => script).join('\n')).exitCode).toBe(0)
  },
)

const withoutCode = (markdown: string): string => markdown.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')

test('every link from one page to another leads somewhere', () => {
  const broken = ['README.md', 'ARCHITECTURE.md', ...globSync('docs/**/*.md')].flatMap((page) =>
    [...withoutCode(readFileSync(page, 'utf8')).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = '']) => join(page, '..', target))
      .filter((target) => !existsSync(target))
      .map((target) => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
})
