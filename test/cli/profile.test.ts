import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectionOf } from '../../src/cli/connection.ts'
import { profilePath } from '../../src/cli/profile-file.ts'
import { weft } from '../support/cli.ts'

const PAYLOAD = { sub: 'usr_1', tenant: 'acme', scope: 'vpcs:read', exp: 1_900_000_000 }
const TOKEN = `x.${Buffer.from(JSON.stringify(PAYLOAD)).toString('base64url')}.secret`

function home() {
  const env = { XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'weft-config-')) }
  const run = (...argv: string[]) => weft(argv, { env })
  return { env, run, path: profilePath({ env }) }
}

test('a profile is kept for nobody else to read, and its token is never printed', async () => {
  const { env, run, path } = home()
  const set = ['profile', 'set', 'prod', '--url', 'https://weft.example.com', '--token', '-']
  const { exitCode, out, err } = await weft(set, { env, stdin: `${TOKEN}\n` })
  expect([exitCode, out]).toEqual([0, ''])
  expect(err).toBe(
    `prod is https://weft.example.com with a token until 2030-03-17 17:46 UTC, kept in ${path}\n`,
  )
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    current: 'prod',
    profiles: { prod: { url: 'https://weft.example.com', token: TOKEN } },
  })
  const said = [
    await run('profile'),
    await run('profile', 'show'),
    await run('profile', 'show', 'prod'),
    await run('profile', 'list'),
  ]
  expect(JSON.stringify(said)).not.toContain(TOKEN)
  expect(said[1]?.out).toContain('profile  prod (current)\nurl      https://weft.example.com\n')
})

test('a file that others could read is closed to them by the next change', async () => {
  const { run, path } = home()
  await run('profile', 'set', 'a', '--url', 'http://a.test')
  chmodSync(path, 0o644)
  await run('profile', 'set', 'b', '--url', 'http://b.test')
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('the first profile is the current one until another is', async () => {
  const { run } = home()
  await run('profile', 'set', 'a', '--url', 'http://a.test')
  await run('profile', 'set', 'bb', '--url', 'http://b.test')
  expect((await run('profile', 'list')).out).toBe('* a   http://a.test\n  bb  http://b.test\n')
  await run('profile', 'use', 'bb')
  expect((await run('profile', 'list')).out).toBe('  a   http://a.test\n* bb  http://b.test\n')
  await run('profile', 'remove', 'bb')
  expect((await run('profile', 'list')).out).toBe('  a  http://a.test\n')
})

test('what is not said anew stays, but a token does not follow to another address', async () => {
  const { env, run } = home()
  await run('profile', 'set', 'a', '--url', 'http://a.test', '--token', 'one')
  await run('profile', 'set', 'a', '--token', 'two')
  expect(connectionOf({}, { env })).toMatchObject({ value: { token: 'two', url: 'http://a.test' } })
  await run('profile', 'set', 'a', '--url', 'http://b.test')
  expect(connectionOf({}, { env })).toMatchObject({ ok: false })
})

test.each([
  [['profile', 'set', 'a'], 'say where the API is: --url URL'],
  [['profile', 'set', 'a', '--url', 'weft'], '--url takes a URL, not "weft"'],
  [['profile', 'sett'], 'unknown verb "sett"; did you mean set?'],
  [['profile', 'use', 'prud'], 'there is no profile "prud"; did you mean prod?'],
  [['vpc', 'list', '--profile', 'x'], 'there is no profile "x"; known are prod'],
])('%j is refused with what would be accepted', async (argv, said) => {
  const { run } = home()
  await run('profile', 'set', 'prod', '--url', 'http://a.test')
  expect(await run(...argv)).toMatchObject({ exitCode: 2, err: expect.stringContaining(said) })
})

test('a file that is none of ours is named, and not overwritten', async () => {
  const { run, path } = home()
  await run('profile', 'set', 'a', '--url', 'http://a.test')
  writeFileSync(path, '{"profiles": []')
  const { exitCode, err } = await run('profile', 'set', 'b', '--url', 'http://b.test')
  expect(exitCode).toBe(3)
  expect(err).toContain(path)
  expect(readFileSync(path, 'utf8')).toBe('{"profiles": []')
})

test('flags come before the environment, and that before the profile', async () => {
  const { env, run } = home()
  await run('profile', 'set', 'a', '--url', 'http://a.test', '--token', 'ta')
  await run('profile', 'set', 'b', '--url', 'http://b.test', '--token', 'tb')
  const at = (flags: object, more: object = {}) => {
    const found = connectionOf(flags, { env: { ...env, ...more } })
    return found.ok ? found.value : found.error.lines[0]
  }
  const said = { WEFT_URL: 'http://e.test', WEFT_TOKEN: 'te' }
  expect(at({})).toMatchObject({ url: 'http://a.test', token: 'ta', profile: 'a' })
  expect(at({}, { WEFT_PROFILE: 'b' })).toMatchObject({ url: 'http://b.test', token: 'tb' })
  expect(at({}, said)).toEqual({ url: 'http://e.test', token: 'te' })
  expect(at({ profile: 'b' }, said)).toMatchObject({ url: 'http://b.test', token: 'tb' })
  expect(at({ url: 'http://f.test', token: 'tf' }, said)).toEqual({
    url: 'http://f.test',
    token: 'tf',
  })
})

test('the token of a profile is shown to no other API', async () => {
  const { env, run } = home()
  await run('profile', 'set', 'a', '--url', 'http://a.test', '--token', 'ta')
  const found = connectionOf({ url: 'http://evil.test' }, { env })
  expect(found).toMatchObject({
    ok: false,
    error: { lines: [expect.stringContaining('http://evil.test needs a token')] },
  })
})

test('without any API a command says how to name one', async () => {
  const { run } = home()
  const { exitCode, err } = await run('vpc', 'list')
  expect(exitCode).toBe(2)
  expect(err).toContain('say which API: --url URL')
  expect(err).toContain('weft profile set NAME --url URL --token TOKEN')
})
