import { expect, test } from 'vitest'
import { weft } from '../support/cli.ts'

test('without a command, and with help, the commands are listed', async () => {
  const [bare, help] = [await weft([]), await weft(['help'])]
  expect(bare).toEqual(help)
  expect(help.exitCode).toBe(0)
  for (const name of ['trace', 'explain', 'dev', 'openapi', 'version'])
    expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'))
})

test.each([
  ['help', 'trace'],
  ['trace', '--help'],
])('%s %s shows usage, flags and examples of the command', async (...argv) => {
  const { exitCode, out } = await weft(argv)
  expect(exitCode).toBe(0)
  expect(out).toMatch(/^usage: weft trace --aws DIR/)
  expect(out).toContain('--source-port PORT')
  expect(out).toContain('examples')
})

test('an unknown command says which one was probably meant', async () => {
  expect(await weft(['trac'])).toEqual({
    exitCode: 2,
    out: '',
    err: 'weft: unknown command "trac"; did you mean trace?\n',
  })
})

test('an unknown flag says which one was probably meant, and how to learn more', async () => {
  const { exitCode, err } = await weft(['trace', '--form', 'web-1'])
  expect(exitCode).toBe(2)
  expect(err).toContain('unknown flag --form; did you mean --from?')
  expect(err).toContain('`weft trace --help` shows how')
})

test('the version is the one of package.json', async () => {
  expect((await weft(['--version'])).out).toMatch(/^weft \d+\.\d+\.\d+ \(node \d+/)
})

test('a reason is explained with its cause, how to check, and how to mend it', async () => {
  const { exitCode, out } = await weft(['explain', 'no_route'])
  expect(exitCode).toBe(0)
  expect(out).toBe(`\
NO_ROUTE
  cause  No route of the table covers the destination.
  check  List the routes of the table that the step names.
  fix    Add a route for the destination.
`)
})

test('the code of a problem is explained as well', async () => {
  expect((await weft(['explain', 'endpoint_unknown'])).out).toContain('(HTTP 422)')
})

test('an unknown code says which one was probably meant', async () => {
  const { exitCode, err } = await weft(['explain', 'NO_ROUTES'])
  expect(exitCode).toBe(2)
  expect(err).toContain('did you mean NO_ROUTE?')
})
