import { expect, test } from 'vitest'
import { cliApi, prod } from '../support/cli-api.ts'

test('whoever asks is told as whom, from the token, and whether that is let in', async () => {
  const cli = cliApi()
  const payload = {
    sub: 'usr_1',
    tenant: 'acme',
    scope: 'vpcs:read traces:run',
    exp: 1_900_000_000,
  }
  const token = `acme vpcs:read .${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`
  const env = { WEFT_URL: 'http://weft.test', WEFT_TOKEN: token }
  const { exitCode, out } = await cli.run('whoami', { env })
  expect(exitCode).toBe(0)
  expect(out).toMatch(
    /^tenant +acme\nsubject +usr_1\nuntil +2030-03-17 17:46 UTC\nscopes +vpcs:read/m,
  )
  expect(out).not.toContain(token)
  const refused = await cli.run('whoami', { env: { ...env, WEFT_TOKEN: 'acme none' } })
  expect(refused).toMatchObject({ exitCode: 3, err: expect.stringContaining('vpcs:read') })
})

test('any request can be sent by hand', async () => {
  const cli = cliApi()
  const body = '{"name":"prod","cidrs":["10.0.0.0/16"]}'
  const made = JSON.parse((await cli.run(`api POST /v1/vpcs --body '${body}'`)).out)
  expect(made).toMatchObject({ name: 'prod' })
  expect((await cli.run(`api delete /v1/vpcs/${made.id}`)).out).toBe('')
  expect(JSON.parse((await cli.run('api GET /v1/vpcs')).out)).toEqual({ items: [] })
})

test.each([
  ['api PSOT /v1/vpcs', 'did you mean POST?'],
  ['api GET v1', 'say the path'],
  ["api POST /v1/vpcs --body '{'", 'the body is not JSON'],
])('`weft %s` is refused', async (line, said) => {
  expect((await cliApi().run(line)).err).toContain(said)
})

test('a write of which nobody knows the outcome exits with 4, and says what to do', async () => {
  const cli = cliApi()
  await prod(cli)
  let sent = 0
  const cut = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (init?.method !== 'POST') return cli.api.fetch(new Request(url, init))
    sent++
    throw new TypeError('fetch failed', { cause: new Error('socket hang up') })
  }
  const { exitCode, err } = await cli.run('security-group create --name app', {
    fetch: cut as typeof fetch,
  })
  expect(exitCode).toBe(4)
  expect(sent).toBeGreaterThan(1)
  expect(err).toContain('createSecurityGroup may have taken effect or not: socket hang up')
})
